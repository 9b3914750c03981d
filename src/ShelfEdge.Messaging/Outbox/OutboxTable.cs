using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ShelfEdge.Messaging.Outbox;

/// <summary>The sums, the checkpoint and the transactions of one outbox file. Not thread safe.</summary>
internal sealed class OutboxTable(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _begin = new(connection, "BEGIN IMMEDIATE");
    private readonly SqliteStatement _commit = new(connection, "COMMIT");
    private readonly SqliteStatement _rollBack = new(connection, "ROLLBACK");
    private readonly SqliteStatement _checkpointLog = new(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    private readonly SqliteStatement _durable = new(connection, "PRAGMA synchronous = FULL");
    private readonly SqliteStatement _eventual = new(connection, "PRAGMA synchronous = NORMAL");
    private readonly SqliteStatement _read = new(connection, "SELECT stream, running FROM outbox");
    private readonly SqliteStatement _readLanes = new(connection, "SELECT last_sequence, events, bytes FROM lane ORDER BY lane");
    private readonly SqliteStatement _writeRunning = new(connection, "UPDATE outbox SET running = $1", parameters: 1);

    private readonly SqliteStatement _writeLane = new(
        connection, "UPDATE lane SET last_sequence = $2, events = $3, bytes = $4 WHERE lane = $1", parameters: 4);

    private readonly SqliteStatement _readCheckpoint = new(connection, "SELECT data FROM checkpoint");

    private readonly SqliteStatement _writeCheckpoint = new(
        connection, "INSERT INTO checkpoint VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET data = $1", parameters: 1);

    private bool _isDurable = true;

    /// <summary>Starts a transaction.</summary>
    /// <param name="durable">Whether its commit is on the disk when it returns.</param>
    public void Begin(bool durable)
    {
        if (_isDurable != durable)
        {
            (durable ? _durable : _eventual).Run();
            _isDurable = durable;
        }

        _begin.Run();
    }

    /// <summary>Writes the journal into the file and gives its room back to the disk.</summary>
    public void CheckpointLog() => _checkpointLog.Run();

    public void Commit() => _commit.Run();

    /// <summary>Ends a failed transaction; does nothing when SQLite has ended it by itself, as it does on some errors.</summary>
    public void RollBack()
    {
        if (raw.sqlite3_get_autocommit(connection.Handle) == 0)
        {
            _rollBack.Run();
        }
    }

    /// <returns>The stream, and for how many milliseconds the outbox has been open in all.</returns>
    public (string Stream, long Running) Read()
    {
        using var reader = _read.Query();
        reader.Read();
        return (reader.GetString(0), reader.GetInt64(1));
    }

    /// <summary>The sums that are kept beside the events, so that opening a file with a long backlog need not count it.</summary>
    public ImmutableArray<LaneStatus> ReadLanes()
    {
        var lanes = ImmutableArray.CreateBuilder<LaneStatus>();
        using var reader = _readLanes.Query();
        while (reader.Read())
        {
            lanes.Add(new(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2)));
        }

        return lanes.ToImmutable();
    }

    public void Write(OutboxLane lane, LaneStatus status) =>
        _writeLane.Run((int)lane, status.LastSequence, status.Depth, status.Bytes);

    public void WriteRunning(long milliseconds) => _writeRunning.Run(milliseconds);

    public byte[] ReadCheckpoint() => _readCheckpoint.Value() as byte[] ?? [];

    public void WriteCheckpoint(byte[] checkpoint) => _writeCheckpoint.Run(checkpoint);

    public void Dispose()
    {
        _begin.Dispose();
        _commit.Dispose();
        _rollBack.Dispose();
        _checkpointLog.Dispose();
        _durable.Dispose();
        _eventual.Dispose();
        _read.Dispose();
        _readLanes.Dispose();
        _writeRunning.Dispose();
        _writeLane.Dispose();
        _readCheckpoint.Dispose();
        _writeCheckpoint.Dispose();
    }
}

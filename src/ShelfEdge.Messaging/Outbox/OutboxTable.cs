using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ShelfEdge.Messaging.Outbox;

/// <summary>The sums, the checkpoint and the transactions of one outbox file. Not thread safe.</summary>
internal sealed class OutboxTable(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _begin = new(connection, "BEGIN IMMEDIATE");
    private readonly SqliteStatement _commit = new(connection, "COMMIT");
    private readonly SqliteStatement _rollBack = new(connection, "ROLLBACK");
    private readonly SqliteStatement _durable = new(connection, "PRAGMA synchronous = FULL");
    private readonly SqliteStatement _eventual = new(connection, "PRAGMA synchronous = NORMAL");
    private readonly SqliteStatement _read = new(connection, "SELECT stream, last_sequence, events, bytes FROM outbox");

    private readonly SqliteStatement _write = new(
        connection, "UPDATE outbox SET last_sequence = $1, events = $2, bytes = $3", parameters: 3);

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

    public void Commit() => _commit.Run();

    /// <summary>Ends a failed transaction; does nothing when SQLite has ended it by itself, as it does on some errors.</summary>
    public void RollBack()
    {
        if (raw.sqlite3_get_autocommit(connection.Handle) == 0)
        {
            _rollBack.Run();
        }
    }

    public (string Stream, OutboxTotals Totals) Read()
    {
        using var reader = _read.Query();
        reader.Read();
        return (reader.GetString(0), new(reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3)));
    }

    public void Write(OutboxTotals totals) => _write.Run(totals.LastSequence, totals.Events, totals.Bytes);

    public byte[] ReadCheckpoint() => _readCheckpoint.Value() as byte[] ?? [];

    public void WriteCheckpoint(byte[] checkpoint) => _writeCheckpoint.Run(checkpoint);

    public void Dispose()
    {
        _begin.Dispose();
        _commit.Dispose();
        _rollBack.Dispose();
        _durable.Dispose();
        _eventual.Dispose();
        _read.Dispose();
        _write.Dispose();
        _readCheckpoint.Dispose();
        _writeCheckpoint.Dispose();
    }
}

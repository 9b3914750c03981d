using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ShelfEdge.Messaging.Outbox;

/// <summary>Messages that the broker refused for good. Not thread safe; the caller holds the transaction.</summary>
internal sealed class DeadLetterTable(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _insert = new(
        connection,
        $"""
        INSERT OR REPLACE INTO dead ({OutboxRow.Columns}, lane, sequence, reason, refused)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """,
        parameters: 11);

    private readonly SqliteStatement _deleteTopic = new(
        connection,
        string.Create(CultureInfo.InvariantCulture, $"DELETE FROM dead WHERE topic = $1 AND lane = {(int)OutboxLane.State}"),
        parameters: 1);

    private readonly SqliteStatement _evict = new(
        connection,
        "DELETE FROM dead WHERE rowid IN (SELECT rowid FROM dead ORDER BY lane DESC, refused, sequence LIMIT MAX(0, $1))",
        parameters: 1);

    private readonly SqliteStatement _read = new(
        connection,
        $"SELECT {OutboxRow.Columns}, sequence, lane, reason, refused FROM dead ORDER BY refused DESC, lane, sequence LIMIT $1",
        parameters: 1);

    private readonly SqliteStatement _clear = new(connection, "DELETE FROM dead");
    private readonly SqliteStatement _count = new(connection, "SELECT COUNT(*) FROM dead");

    /// <summary>Keeps the message; of retained state only the newest of a topic.</summary>
    public void Insert(Rejection rejection, DateTimeOffset at)
    {
        var message = rejection.Entry.Message;
        _deleteTopic.Run(message.Topic);
        _insert.Run(
            OutboxRow.ToBlob(message.Id), message.Source, message.Type, message.Subject, message.Time.UtcTicks, message.Topic,
            message.Data.ToArray(), (int)message.Lane, rejection.Entry.Sequence, rejection.Reason, at.UtcTicks);
    }

    /// <summary>Forgets the oldest of the lowest lanes.</summary>
    /// <returns>How many.</returns>
    public int EvictBeyond(int max) => _evict.Run(Count() - max);

    /// <summary>The newest refused first.</summary>
    public IReadOnlyList<DeadLetter> Read(int max)
    {
        var letters = new List<DeadLetter>();
        using var reader = _read.Query(max);
        while (reader.Read())
        {
            letters.Add(new(
                reader.GetInt64(7), OutboxRow.Read(reader, (OutboxLane)reader.GetInt32(8)), reader.GetString(9),
                OutboxRow.ToTime(reader.GetInt64(10))));
        }

        return letters;
    }

    public void Clear() => _clear.Run();

    public long Count() => (long)_count.Value()!;

    public void Dispose()
    {
        _insert.Dispose();
        _deleteTopic.Dispose();
        _evict.Dispose();
        _read.Dispose();
        _clear.Dispose();
        _count.Dispose();
    }
}

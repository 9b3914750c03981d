using Microsoft.Data.Sqlite;

namespace ShelfEdge.Messaging.Outbox;

/// <summary>Events that wait, by their number. Not thread safe; the caller holds the transaction.</summary>
internal sealed class EventTable(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _insert = new(
        connection,
        """
        INSERT INTO event (sequence, id, lane, source, type, subject, time, topic, data)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        parameters: 9);

    private readonly SqliteStatement _delete = new(connection, "DELETE FROM event WHERE sequence = $1", parameters: 1);

    private readonly SqliteStatement _peek = new(
        connection, $"SELECT {OutboxRow.Columns}, lane FROM event ORDER BY sequence LIMIT $1", parameters: 1);

    private readonly SqliteStatement _oldestTime = new(connection, "SELECT time FROM event ORDER BY sequence LIMIT 1");

    private readonly SqliteStatement _oldestDroppable = new(
        connection, $"SELECT {OutboxRow.Columns}, lane FROM event WHERE lane = 1 ORDER BY sequence LIMIT 1");

    public void Insert(long sequence, OutboxMessage message) =>
        _insert.Run(
            sequence, OutboxRow.ToBlob(message.Id), (int)message.Lane, message.Source, message.Type, message.Subject,
            message.Time.UtcTicks, message.Topic, message.Data.ToArray());

    /// <returns>False when there was no such event.</returns>
    public bool Delete(long sequence) => _delete.Run(sequence) == 1;

    /// <summary>Adds the oldest events, in order.</summary>
    public void Peek(string stream, int max, List<OutboxEntry> into)
    {
        using var reader = _peek.Query(max);
        while (reader.Read())
        {
            into.Add(OutboxRow.Read(reader, stream));
        }
    }

    public DateTimeOffset? OldestTime() => _oldestTime.Value() is long ticks ? OutboxRow.ToTime(ticks) : null;

    /// <summary>The oldest event of the lane <see cref="OutboxLane.Stock"/>.</summary>
    public OutboxEntry? OldestDroppable()
    {
        using var reader = _oldestDroppable.Query();
        return reader.Read() ? OutboxRow.Read(reader, stream: "") : null;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _delete.Dispose();
        _peek.Dispose();
        _oldestTime.Dispose();
        _oldestDroppable.Dispose();
    }
}

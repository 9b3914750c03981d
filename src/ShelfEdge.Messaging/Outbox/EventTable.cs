using Microsoft.Data.Sqlite;

namespace ShelfEdge.Messaging.Outbox;

/// <summary>Events that wait, by their <see cref="EventKey"/>. Not thread safe; the caller holds the transaction.</summary>
internal sealed class EventTable(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _insert = new(
        connection,
        $"INSERT INTO event ({OutboxRow.Columns}, key, size, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        parameters: 10);

    private readonly SqliteStatement _delete = new(
        connection, "DELETE FROM event WHERE key = $1 RETURNING size", parameters: 1);

    private readonly SqliteStatement _peek = new(
        connection, $"SELECT {OutboxRow.Columns}, key FROM event WHERE key > $1 ORDER BY key", parameters: 1);

    private readonly SqliteStatement _oldest = new(
        connection, "SELECT key, time, at FROM event WHERE key >= $1 AND key < $2 ORDER BY key LIMIT 1", parameters: 2);

    private readonly SqliteStatement _thinnable = new(
        connection,
        $"SELECT key FROM event WHERE {EventKey.IsIn(OutboxLane.Telemetry)} AND (key & $1) <> 0 ORDER BY key LIMIT $2",
        parameters: 2);

    private readonly SqliteStatement _superseded = new(
        connection,
        $"""
        SELECT key FROM event AS old WHERE {EventKey.IsIn(OutboxLane.Stock)} AND EXISTS (
            SELECT 1 FROM event AS newer WHERE {EventKey.IsIn(OutboxLane.Stock, "newer.key")}
            AND newer.type = old.type AND newer.subject = old.subject AND newer.key > old.key)
        ORDER BY key LIMIT $1
        """,
        parameters: 1);

    public void Insert(long key, OutboxMessage message, long at) =>
        _insert.Run(
            OutboxRow.ToBlob(message.Id), message.Source, message.Type, message.Subject, message.Time.UtcTicks, message.Topic,
            message.Data.ToArray(), key, message.SizeBytes, at);

    /// <returns>The size of the event; <see langword="null"/> when there was no such event.</returns>
    public long? Delete(long key) => _delete.Value(key) as long?;

    /// <summary>Adds the first events in the order of their keys, without those that are confirmed.</summary>
    public void Peek(string stream, int max, UnwrittenAcks confirmed, List<OutboxEntry> into)
    {
        using var reader = _peek.Query(confirmed.Through);
        var found = 0;
        while (found < max && reader.Read())
        {
            if (confirmed.Count == 0 || !confirmed.HasEvent(reader.GetInt64(7), isFirst: found == 0))
            {
                into.Add(OutboxRow.ReadEvent(reader, stream));
                found++;
            }
        }
    }

    /// <summary>The oldest event of the lane: its key, its time and the outbox's running time when it was appended.</summary>
    public (long Key, DateTimeOffset Time, long At)? Oldest(OutboxLane lane)
    {
        using var reader = _oldest.Query(EventKey.Of(lane, 0), EventKey.Of(lane + 1, 0));
        return reader.Read() ? (reader.GetInt64(0), OutboxRow.ToTime(reader.GetInt64(1)), reader.GetInt64(2)) : null;
    }

    /// <summary>Telemetry whose number has any bit of the mask, oldest first.</summary>
    public IReadOnlyList<long> Thinnable(long mask, int max) => Keys(_thinnable.Query(mask, max));

    /// <summary>Stock events that a newer one of the same type and subject follows, oldest first.</summary>
    public IReadOnlyList<long> Superseded(int max) => Keys(_superseded.Query(max));

    public void Dispose()
    {
        _insert.Dispose();
        _delete.Dispose();
        _peek.Dispose();
        _oldest.Dispose();
        _thinnable.Dispose();
        _superseded.Dispose();
    }

    private static List<long> Keys(SqliteDataReader reader)
    {
        var keys = new List<long>();
        using (reader)
        {
            while (reader.Read())
            {
                keys.Add(reader.GetInt64(0));
            }
        }

        return keys;
    }
}

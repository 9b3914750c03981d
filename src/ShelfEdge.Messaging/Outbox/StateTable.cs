using Microsoft.Data.Sqlite;

namespace ShelfEdge.Messaging.Outbox;

/// <summary>
/// The newest state of each retained topic, and whether it waits. Not thread safe; the caller holds the transaction.
/// </summary>
internal sealed class StateTable(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _isPending = new(connection, "SELECT pending FROM state WHERE topic = $1", parameters: 1);

    private readonly SqliteStatement _put = new(
        connection,
        """
        INSERT INTO state (topic, sequence, id, source, type, subject, time, data, pending)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)
        ON CONFLICT (topic) DO UPDATE SET
            sequence = $2, id = $3, source = $4, type = $5, subject = $6, time = $7, data = $8, pending = 1
        """,
        parameters: 8);

    private readonly SqliteStatement _peek = new(
        connection,
        $"SELECT {OutboxRow.Columns}, sequence FROM state WHERE pending = 1 ORDER BY sequence, rowid");

    private readonly SqliteStatement _settle = new(
        connection, "UPDATE state SET pending = 0 WHERE topic = $1 AND id = $2 AND pending = 1", parameters: 2);

    private readonly SqliteStatement _delete = new(
        connection, "DELETE FROM state WHERE topic = $1 AND id = $2 AND pending = 1", parameters: 2);

    private readonly SqliteStatement _wait = new(
        connection, "UPDATE state SET pending = 1 WHERE topic = $1 AND pending = 0", parameters: 1);

    private readonly SqliteStatement _clear = new(
        connection, "UPDATE state SET id = $2, data = x'', pending = 1 WHERE topic = $1", parameters: 2);

    private readonly SqliteStatement _republish = new(connection, "UPDATE state SET pending = 1 WHERE pending = 0");

    private readonly SqliteStatement _topics = new(connection, "SELECT topic FROM state ORDER BY topic");

    private readonly SqliteStatement _count = new(
        connection, "SELECT COUNT(*), COUNT(*) FILTER (WHERE pending = 1) FROM state");

    /// <returns><see langword="null"/> when the topic is not known.</returns>
    public bool? IsPending(string topic) => _isPending.Value(topic) is long pending ? pending == 1 : null;

    /// <summary>Replaces the state of the topic and lets it wait.</summary>
    public void Put(long sequence, OutboxMessage message) =>
        _put.Run(
            message.Topic, sequence, OutboxRow.ToBlob(message.Id), message.Source, message.Type, message.Subject,
            message.Time.UtcTicks, message.Data.ToArray());

    /// <summary>Adds states that wait, oldest first, without those that are confirmed.</summary>
    public void Peek(string stream, int max, UnwrittenAcks confirmed, List<OutboxEntry> into)
    {
        using var reader = _peek.Query();
        while (into.Count < max && reader.Read())
        {
            var entry = OutboxRow.ReadState(reader, stream);
            if (!confirmed.HasState(entry))
            {
                into.Add(entry);
            }
        }
    }

    /// <returns>False when a newer state of the topic came meanwhile, or it was settled before.</returns>
    public bool Settle(OutboxMessage message) =>
        (message.Data.IsEmpty ? _delete : _settle).Run(message.Topic, OutboxRow.ToBlob(message.Id)) == 1;

    /// <summary>Lets the broker forget the topic. The empty id cannot be that of a state that is on its way.</summary>
    public void Clear(string topic) => _clear.Run(topic, OutboxRow.ToBlob(Guid.Empty));

    /// <returns>False when the topic is gone, or its state waits already.</returns>
    public bool Wait(string topic) => _wait.Run(topic) == 1;

    /// <returns>Topics whose state did not wait before.</returns>
    public int Republish() => _republish.Run();

    public IReadOnlyList<string> Topics()
    {
        var topics = new List<string>();
        using var reader = _topics.Query();
        while (reader.Read())
        {
            topics.Add(reader.GetString(0));
        }

        return topics;
    }

    public (long All, long Pending) Count()
    {
        using var reader = _count.Query();
        reader.Read();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    public void Dispose()
    {
        _isPending.Dispose();
        _put.Dispose();
        _peek.Dispose();
        _settle.Dispose();
        _delete.Dispose();
        _wait.Dispose();
        _clear.Dispose();
        _republish.Dispose();
        _topics.Dispose();
        _count.Dispose();
    }
}

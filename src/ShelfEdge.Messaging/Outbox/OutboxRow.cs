using Microsoft.Data.Sqlite;

namespace ShelfEdge.Messaging.Outbox;

/// <summary>How a message lies in a row: an id is a big-endian UUID, a time counts ticks of 100 ns in UTC.</summary>
internal static class OutboxRow
{
    /// <summary>What <see cref="ReadEvent"/> and <see cref="ReadState"/> expect; the key or the sequence follows.</summary>
    public const string Columns = "id, source, type, subject, time, topic, data";

    /// <summary>The event in the reader's current row, which has <see cref="Columns"/> and the key.</summary>
    public static OutboxEntry ReadEvent(SqliteDataReader reader, string stream)
    {
        var key = reader.GetInt64(7);
        return new(stream, EventKey.Sequence(key), Read(reader, EventKey.Lane(key)));
    }

    /// <summary>The state in the reader's current row, which has <see cref="Columns"/> and the sequence.</summary>
    public static OutboxEntry ReadState(SqliteDataReader reader, string stream) =>
        new(stream, reader.GetInt64(7), Read(reader, OutboxLane.State));

    /// <summary>The id as it is stored.</summary>
    public static byte[] ToBlob(Guid id) => id.ToByteArray(bigEndian: true);

    /// <summary>A stored time.</summary>
    public static DateTimeOffset ToTime(long ticks) => new(ticks, TimeSpan.Zero);

    /// <summary>The message in the reader's current row, which begins with <see cref="Columns"/>.</summary>
    public static OutboxMessage Read(SqliteDataReader reader, OutboxLane lane) => new(
        new Guid(reader.GetFieldValue<byte[]>(0), bigEndian: true),
        lane,
        reader.GetString(1),
        reader.GetString(2),
        reader.GetString(3),
        ToTime(reader.GetInt64(4)),
        reader.GetString(5),
        reader.GetFieldValue<byte[]>(6));
}

using Microsoft.Data.Sqlite;

namespace ShelfEdge.Messaging.Outbox;

/// <summary>How a message lies in a row: an id is a big-endian UUID, a time counts ticks of 100 ns in UTC.</summary>
internal static class OutboxRow
{
    /// <summary>What <see cref="Read"/> expects first; the sequence and the lane follow.</summary>
    public const string Columns = "id, source, type, subject, time, topic, data, sequence";

    /// <summary>The entry in the reader's current row.</summary>
    public static OutboxEntry Read(SqliteDataReader reader, string stream)
    {
        var message = new OutboxMessage(
            new Guid(reader.GetFieldValue<byte[]>(0), bigEndian: true),
            (OutboxLane)reader.GetInt32(8),
            reader.GetString(1),
            reader.GetString(2),
            reader.GetString(3),
            ToTime(reader.GetInt64(4)),
            reader.GetString(5),
            reader.GetFieldValue<byte[]>(6));
        return new(stream, reader.GetInt64(7), message);
    }

    /// <summary>The id as it is stored.</summary>
    public static byte[] ToBlob(Guid id) => id.ToByteArray(bigEndian: true);

    /// <summary>A stored time.</summary>
    public static DateTimeOffset ToTime(long ticks) => new(ticks, TimeSpan.Zero);
}

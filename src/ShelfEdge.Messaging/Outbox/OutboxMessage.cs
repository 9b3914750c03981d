namespace ShelfEdge.Messaging.Outbox;

/// <summary>
/// One message on its way to the broker, without its number in the sequence, which the outbox gives. Immutable; the caller
/// does not change <paramref name="Data"/> afterwards.
/// </summary>
/// <param name="Id">Stays the same over every attempt to publish, so that a consumer recognises a duplicate.</param>
/// <param name="Lane">Event or retained state, and what may be given up.</param>
/// <param name="Source">CloudEvents source: the box, as it was called when the message was made.</param>
/// <param name="Type">CloudEvents type, one of <see cref="Payloads.EventTypes"/>.</param>
/// <param name="Subject">CloudEvents subject: the position or the camera.</param>
/// <param name="Time">When it happened.</param>
/// <param name="Topic">The full topic.</param>
/// <param name="Data">
/// UTF-8 JSON, at most <see cref="MaxDataBytes"/>. Empty in the lane <see cref="OutboxLane.State"/>: the broker is told to forget
/// the topic.
/// </param>
public sealed record OutboxMessage(
    Guid Id,
    OutboxLane Lane,
    string Source,
    string Type,
    string Subject,
    DateTimeOffset Time,
    string Topic,
    ReadOnlyMemory<byte> Data)
{
    /// <summary>Upper bound of <see cref="Data"/>.</summary>
    public const int MaxDataBytes = 256 * 1024;

    private const int RowOverheadBytes = 64;

    /// <summary>The broker keeps the newest message of the topic for late subscribers.</summary>
    public bool Retain => Lane == OutboxLane.State;

    /// <summary>About what the message takes in the outbox file; the byte bound is counted in this.</summary>
    public int SizeBytes => RowOverheadBytes + Source.Length + Type.Length + Subject.Length + Topic.Length + Data.Length;
}

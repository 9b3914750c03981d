namespace ShelfEdge.Service.Remote;

/// <summary>A reply on its way to the sender of a command.</summary>
/// <param name="Topic">Where it goes.</param>
/// <param name="Correlation">Given back as it came.</param>
/// <param name="Payload">A CloudEvent.</param>
/// <param name="Instead">Sent when the broker takes no message as long as the payload: the same without its result.</param>
/// <param name="NeedsStart">When it was sent, the process ends to be started again.</param>
internal sealed record CommandReply(
    string Topic, ReadOnlyMemory<byte> Correlation, ReadOnlyMemory<byte> Payload, ReadOnlyMemory<byte>? Instead = null,
    bool NeedsStart = false);

namespace ShelfEdge.Messaging.Mqtt;

/// <summary>Something that the broker is to keep for late subscribers and that is no event of the box.</summary>
/// <param name="Topic">The full topic.</param>
/// <param name="Json">UTF-8; empty lets the broker forget the topic.</param>
public sealed record RetainedText(string Topic, ReadOnlyMemory<byte> Json);

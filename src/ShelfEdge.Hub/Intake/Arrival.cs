namespace ShelfEdge.Hub.Intake;

/// <summary>A message that the broker waits to hear about.</summary>
/// <param name="Content">What <see cref="MessageReader"/> made of it.</param>
/// <param name="Topic">Where it came.</param>
/// <param name="Payload">As received, for the case that the database refuses it.</param>
/// <param name="Acknowledge">Tells the broker that it may forget the message; does nothing when the connection is gone.</param>
internal sealed record Arrival(object Content, string Topic, ReadOnlyMemory<byte> Payload, Func<Task> Acknowledge);

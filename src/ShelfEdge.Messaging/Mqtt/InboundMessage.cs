namespace ShelfEdge.Messaging.Mqtt;

/// <summary>A message that the broker delivered.</summary>
/// <param name="Topic">Where it was published.</param>
/// <param name="Payload">At most what <see cref="MqttBirth.MaxBytes"/> allows; a copy of its own.</param>
/// <param name="ResponseTopic">Where the sender wants the reply; <see langword="null"/> for the plain reply topic.</param>
/// <param name="Correlation">Given back with the reply as it is; empty for none.</param>
/// <param name="IsRetained">
/// True when the broker had kept it, so that nobody knows when it was sent.
/// </param>
public sealed record InboundMessage(
    string Topic, ReadOnlyMemory<byte> Payload, string? ResponseTopic, ReadOnlyMemory<byte> Correlation, bool IsRetained);

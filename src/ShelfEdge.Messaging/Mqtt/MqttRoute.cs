namespace ShelfEdge.Messaging.Mqtt;

/// <summary>
/// One family of topics that a box listens to. A slice that wants to hear something registers a route as a service; all routes
/// share the one connection, see <see cref="MqttBirth.Of"/>. Members are called by the connection, one message after the other,
/// and must come back at once.
/// </summary>
/// <param name="Filter">Topic filter; may hold <c>+</c> and end in <c>#</c>. Filters of two routes must not overlap.</param>
/// <param name="MaxBytes">A longer payload is not handed on.</param>
/// <param name="Receive">Takes a message; false when there is no room, which the broker is told. Keep a bounded queue behind it.</param>
/// <param name="Oversized">Told of a message over <paramref name="MaxBytes"/>: topic and size.</param>
public sealed record MqttRoute(
    string Filter, int MaxBytes, Func<InboundMessage, bool> Receive, Action<string, long> Oversized);

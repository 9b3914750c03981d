using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Remote;

/// <summary>Where commands wait for the loop that does them: as many as the broker may send before the first is taken.</summary>
internal sealed class CommandInbox(Topics topics, RemoteOptions options) : RouteInbox(topics.Command("+"), options.MaxBytes, capacity: 16);

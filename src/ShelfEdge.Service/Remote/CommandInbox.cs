using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Remote;

/// <summary>Where a burst of commands waits while one is being done; what comes beyond is refused.</summary>
internal sealed class CommandInbox(Topics topics, RemoteOptions options) : RouteInbox(topics.Command("+"), options.MaxBytes, capacity: 16);

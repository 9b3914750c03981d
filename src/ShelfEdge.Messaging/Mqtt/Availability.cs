namespace ShelfEdge.Messaging.Mqtt;

/// <summary>Plain-text payloads of <see cref="Topics.Available"/>.</summary>
public static class Availability
{
    /// <summary>Connected.</summary>
    public const string Online = "online";

    /// <summary>The broker lost the box; sent by the broker itself as the last will.</summary>
    public const string Offline = "offline";

    /// <summary>Stopped by a person or an update.</summary>
    public const string Stopped = "stopped";
}

namespace ShelfEdge.Messaging.Mqtt;

/// <summary>
/// Sends messages to the broker over one connection. A broker that is away or refuses is an expected outcome and comes back as
/// a reason; only cancellation and bugs throw. One caller connects and stops; publishes may overlap and are sent in the order of
/// the calls.
/// </summary>
public interface IPublisher
{
    /// <summary>True while the connection stands, as far as is known.</summary>
    bool IsConnected { get; }

    /// <summary>Messages that may be on their way unconfirmed, at least 1; settled anew by each connection.</summary>
    int MaxInFlight { get; }

    /// <summary>Connects and announces the box as online. Does nothing while connected.</summary>
    /// <returns><see langword="null"/> when connected, else why not.</returns>
    Task<string?> ConnectAsync(CancellationToken cancellationToken);

    /// <summary>Completes when the broker has confirmed the message, or when it did not within the deadline.</summary>
    /// <returns><see langword="null"/> when confirmed, else why not.</returns>
    Task<PublishFailure?> PublishAsync(string topic, ReadOnlyMemory<byte> payload, bool retain, CancellationToken cancellationToken);

    /// <summary>Completes when the connection is gone; at once while there is none.</summary>
    Task WaitForDisconnectAsync(CancellationToken cancellationToken);

    /// <summary>Announces the box as stopped and disconnects, within the deadline.</summary>
    Task StopAsync(CancellationToken cancellationToken);
}

namespace ShelfEdge.Testing.Messaging;

/// <summary>One node of a broker that keeps port and disk over stops and kills. Disposing ends it and deletes its folder.</summary>
public interface IBrokerNode : IAsyncDisposable
{
    int Port { get; }

    /// <summary>Completes when MQTT connections are taken.</summary>
    Task StartAgainAsync(CancellationToken cancellationToken);

    /// <summary>Ends it without a chance to save or to say goodbye.</summary>
    Task KillAsync();
}

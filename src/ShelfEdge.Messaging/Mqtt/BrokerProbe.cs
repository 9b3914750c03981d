using MQTTnet;

namespace ShelfEdge.Messaging.Mqtt;

/// <summary>
/// Asks whether the broker would take the box: connects and goes away again, under a name of its own so that a running box
/// keeps its connection, and publishes nothing.
/// </summary>
public static class BrokerProbe
{
    /// <param name="options">Already validated.</param>
    /// <param name="clock">Measures the deadline.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns><see langword="null"/> when the broker consented, else why not.</returns>
    public static async Task<string?> RunAsync(MqttOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var opening = await MqttOpening.TryAsync(
            options,
            (credentials, trust) =>
                MqttRequest.Compose(options, $"{MqttRequest.ClientId(options)}-probe", credentials, trust).Build(),
            _ => { },
            clock,
            cancellationToken);
        using var client = opening.Client;
        using var used = opening.Credentials;
        if (client is not null)
        {
            await client.TryDisconnectAsync();
        }

        return opening.Refusal;
    }
}

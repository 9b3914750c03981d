using System.Globalization;
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
        using var deadline = new Deadline(options.ConnectTimeout, clock, cancellationToken);
        MqttCredentials credentials;
        try
        {
            credentials = MqttCredentials.Read(options);
        }
        catch (IOException exception)
        {
            return exception.Message;
        }

        using (credentials)
        using (var client = new MqttClientFactory().CreateMqttClient())
        {
            var trust = new BrokerTrust(credentials.Authorities);
            try
            {
                var consent = await client.ConnectAsync(
                    MqttRequest.Compose(options, $"{MqttRequest.ClientId(options)}-probe", credentials, trust).Build(), deadline.Token);
                await client.TryDisconnectAsync();
                return consent.ResultCode == MqttClientConnectResultCode.Success ? null : MqttFailure.Describe(consent);
            }
            catch (Exception exception) when (MqttFailure.IsExpected(exception))
            {
                cancellationToken.ThrowIfCancellationRequested();
                return deadline.IsOver
                    ? string.Create(CultureInfo.InvariantCulture, $"no answer within {options.ConnectTimeout.TotalSeconds} s")
                    : trust.Refusal ?? MqttFailure.Describe(exception);
            }
        }
    }
}

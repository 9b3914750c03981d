using System.Globalization;
using MQTTnet;

namespace ShelfEdge.Messaging.Mqtt;

/// <summary>
/// One attempt to connect: reads the login anew, connects within the deadline of the options, and says why not. Whoever has a client
/// disposes it and its credentials.
/// </summary>
/// <param name="Client">Connected; <see langword="null"/> when refused.</param>
/// <param name="Credentials">In use as long as the client is; <see langword="null"/> when refused.</param>
/// <param name="Consent">What the broker grants; <see langword="null"/> when refused.</param>
/// <param name="Refusal">Why not; <see langword="null"/> when connected.</param>
internal sealed record MqttOpening(
    IMqttClient? Client, MqttCredentials? Credentials, MqttClientConnectResult? Consent, string? Refusal)
{
    /// <param name="options">Already validated.</param>
    /// <param name="compose">Makes the request from the login.</param>
    /// <param name="prepare">Sets the handlers of the client before it connects.</param>
    /// <param name="clock">Measures the deadline.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<MqttOpening> TryAsync(
        MqttOptions options,
        Func<MqttCredentials, BrokerTrust, MqttClientOptions> compose,
        Action<IMqttClient> prepare,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        MqttCredentials credentials;
        try
        {
            credentials = MqttCredentials.Read(options);
        }
        catch (IOException exception)
        {
            return Refused(exception.Message);
        }

        var trust = new BrokerTrust(credentials.Authorities);
        var client = new MqttClientFactory().CreateMqttClient();
        var isOpen = false;
        using var deadline = new Deadline(options.ConnectTimeout, clock, cancellationToken);
        try
        {
            prepare(client);

            // Waited for apart from the client, which may miss the token.
            var consent = await client.ConnectAsync(compose(credentials, trust), deadline.Token).WaitAsync(deadline.Token);
            isOpen = consent.ResultCode == MqttClientConnectResultCode.Success;
            return isOpen ? new(client, credentials, consent, null) : Refused(MqttFailure.Describe(consent));
        }
        catch (Exception exception) when (MqttFailure.IsExpected(exception))
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Refused(deadline.IsOver
                ? string.Create(CultureInfo.InvariantCulture, $"no answer within {options.ConnectTimeout.TotalSeconds} s")
                : trust.Refusal ?? MqttFailure.Describe(exception));
        }
        finally
        {
            if (!isOpen)
            {
                client.Dispose();
                credentials.Dispose();
            }
        }
    }

    private static MqttOpening Refused(string reason) => new(null, null, null, reason);
}

using System.Globalization;
using MQTTnet;
using MQTTnet.Formatter;

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
                var consent = await client.ConnectAsync(Request(options, credentials, trust), deadline.Token);
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

    private static MqttClientOptions Request(MqttOptions options, MqttCredentials credentials, BrokerTrust trust)
    {
        var request = new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithTcpServer(options.Host, options.Port ?? (options.Tls ? 8883 : 1883))
            .WithClientId($"{options.ClientId ?? $"{options.Prefix}-{options.Site}-{options.Box}"}-probe")
            .WithCleanStart()
            .WithSessionExpiryInterval(0)
            .WithTimeout(options.ConnectTimeout);
        if (options.Username is { } username)
        {
            request = request.WithCredentials(username, credentials.Password ?? []);
        }

        if (options.Tls)
        {
            request = request.WithTlsOptions(tls => tls
                .UseTls()
                .WithTargetHost(options.Host)
                .WithRevocationMode(System.Security.Cryptography.X509Certificates.X509RevocationMode.NoCheck)
                .WithCertificateValidationHandler(shown => trust.Accepts(shown.Certificate, shown.Chain, shown.SslPolicyErrors))
                .WithClientCertificates(credentials.Certificate is { } certificate ? [certificate] : []));
        }

        return request.Build();
    }
}

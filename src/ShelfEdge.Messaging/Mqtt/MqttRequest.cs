using System.Security.Cryptography.X509Certificates;
using MQTTnet;
using MQTTnet.Formatter;

namespace ShelfEdge.Messaging.Mqtt;

/// <summary>What a box asks of a broker when it connects.</summary>
internal static class MqttRequest
{
    /// <summary>Port of the options, or the usual one.</summary>
    public static int Port(MqttOptions options) => options.Port ?? (options.Tls ? 8883 : 1883);

    /// <summary>Name at the broker.</summary>
    public static string ClientId(MqttOptions options) =>
        options.ClientId ?? $"{options.Prefix}-{options.Site}-{options.Box}";

    /// <summary>Address, name, login and encryption; no session is kept.</summary>
    public static MqttClientOptionsBuilder Compose(
        MqttOptions options, string clientId, MqttCredentials credentials, BrokerTrust trust)
    {
        var request = new MqttClientOptionsBuilder()
            .WithProtocolVersion(
                options.Protocol == MqttVersion.Mqtt5 ? MqttProtocolVersion.V500 : MqttProtocolVersion.V311)
            .WithTcpServer(options.Host, Port(options))
            .WithClientId(clientId)
            .WithCleanStart()
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
                .WithRevocationMode(X509RevocationMode.NoCheck)
                .WithCertificateValidationHandler(shown => trust.Accepts(shown.Certificate, shown.Chain, shown.SslPolicyErrors))
                .WithClientCertificates(credentials.Certificate is { } certificate ? [certificate] : []));
        }

        return request;
    }
}

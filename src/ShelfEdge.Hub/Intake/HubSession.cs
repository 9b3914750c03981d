using System.Security.Cryptography.X509Certificates;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using ShelfEdge.Messaging.Mqtt;

namespace ShelfEdge.Hub.Intake;

/// <summary>What the hub asks of the broker: a session that outlives the connection, and its subscriptions.</summary>
internal static class HubSession
{
    /// <summary>Topics below <c>PREFIX/SITE/BOX</c> that carry what a box says.</summary>
    private static readonly string[] Slices = ["events/#", "stock/+", "cameras/+/status"];

    public static MqttClientOptions Connect(
        MqttOptions mqtt, IntakeOptions intake, string clientId, MqttCredentials credentials, BrokerTrust trust)
    {
        var request = new MqttClientOptionsBuilder()
            .WithTcpServer(mqtt.Host, mqtt.Port ?? (mqtt.Tls ? 8883 : 1883))
            .WithClientId(clientId)
            .WithKeepAlivePeriod(mqtt.KeepAlive)
            .WithTimeout(mqtt.ConnectTimeout);
        request = intake.Version == MqttVersion.V5
            ? request
                .WithProtocolVersion(MqttProtocolVersion.V500)
                .WithCleanStart(false)
                .WithSessionExpiryInterval((uint)intake.SessionExpiry.TotalSeconds)
                .WithReceiveMaximum((ushort)Math.Min(ushort.MaxValue, 2 * intake.BatchSize))
            : request.WithProtocolVersion(MqttProtocolVersion.V311).WithCleanSession(false);
        if (mqtt.Username is { } username)
        {
            request = request.WithCredentials(username, credentials.Password ?? []);
        }

        if (mqtt.Tls)
        {
            request = request.WithTlsOptions(tls => tls
                .UseTls()
                .WithTargetHost(mqtt.Host)
                .WithRevocationMode(X509RevocationMode.NoCheck)
                .WithCertificateValidationHandler(shown => trust.Accepts(shown.Certificate, shown.Chain, shown.SslPolicyErrors))
                .WithClientCertificates(credentials.Certificate is { } certificate ? [certificate] : []));
        }

        return request.Build();
    }

    public static MqttClientSubscribeOptions Subscribe(string prefix, IntakeOptions intake)
    {
        var share = intake.Split == IntakeSplit.Shared ? $"$share/{intake.Group}/" : "";
        var request = new MqttClientSubscribeOptionsBuilder();
        foreach (var slice in Slices)
        {
            request = request.WithTopicFilter($"{share}{prefix}/+/+/{slice}", MqttQualityOfServiceLevel.AtLeastOnce);
        }

        // Not shared: it has no number, so only its order at each hub makes it come out right. There is little of it.
        return request.WithTopicFilter($"{prefix}/+/+/available", MqttQualityOfServiceLevel.AtLeastOnce).Build();
    }
}

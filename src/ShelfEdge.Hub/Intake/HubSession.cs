using MQTTnet;
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
        var request = MqttRequest.Compose(mqtt, clientId, credentials, trust).WithKeepAlivePeriod(mqtt.KeepAlive);
        return mqtt.Protocol == MqttVersion.Mqtt5
            ? request
                .WithCleanStart(false)
                .WithSessionExpiryInterval((uint)intake.SessionExpiry.TotalSeconds)
                .WithReceiveMaximum((ushort)Math.Min(ushort.MaxValue, 2 * intake.BatchSize))
                .Build()
            : request.WithCleanSession(false).Build();
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

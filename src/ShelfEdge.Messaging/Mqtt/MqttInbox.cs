using System.Buffers;
using MQTTnet;

namespace ShelfEdge.Messaging.Mqtt;

/// <summary>Hands on what the broker delivers, within bounds that are checked before anything is copied.</summary>
internal sealed class MqttInbox(MqttBirth birth)
{
    /// <summary>Commands that the broker may send before the first is taken.</summary>
    public const ushort Window = 16;

    /// <summary>More than the headers of a command with its properties.</summary>
    private const int OverheadBytes = 4096;

    /// <summary>What the broker is told not to exceed.</summary>
    public uint MaxPacketBytes => (uint)(birth.MaxBytes + OverheadBytes);

    /// <summary>Called by the client for one message after the other.</summary>
    public Task Receive(MqttApplicationMessageReceivedEventArgs received)
    {
        var message = received.ApplicationMessage;
        if (message.Payload.Length > birth.MaxBytes || message.CorrelationData?.Length > OverheadBytes)
        {
            birth.Oversized(message.Topic, message.Payload.Length);
            received.ReasonCode = MqttApplicationMessageReceivedReasonCode.QuotaExceeded;
            return Task.CompletedTask;
        }

        var inbound = new InboundMessage(
            message.Topic, message.Payload.ToArray(), message.ResponseTopic, message.CorrelationData ?? [], message.Retain);
        if (!birth.Receive(inbound))
        {
            received.ReasonCode = MqttApplicationMessageReceivedReasonCode.QuotaExceeded;
        }

        return Task.CompletedTask;
    }
}

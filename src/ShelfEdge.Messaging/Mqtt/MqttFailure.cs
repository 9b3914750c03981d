using System.Net.Sockets;
using System.Security.Authentication;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;

namespace ShelfEdge.Messaging.Mqtt;

/// <summary>Says in a person's words why the broker could not be reached or did not take a message.</summary>
internal static class MqttFailure
{
    /// <summary>Whether the exception comes from the network, the broker, or the client's own end of a lost connection.</summary>
    /// <remarks>
    /// The client's fields are cleared when a connection ends, so that a publish at the same moment fails with
    /// <see cref="ObjectDisposedException"/> or <see cref="NullReferenceException"/>.
    /// </remarks>
    public static bool IsExpected(Exception exception) =>
        exception is MqttCommunicationException or MqttProtocolViolationException or MqttClientDisconnectedException
            or SocketException or IOException or AuthenticationException or OperationCanceledException
            or InvalidOperationException or NullReferenceException;

    /// <summary>The cause, without stack and without what the client wrapped around it.</summary>
    public static string Describe(Exception exception)
    {
        if (exception is MqttClientUnexpectedDisconnectReceivedException closed)
        {
            var code = closed.ReasonCode ?? MqttDisconnectReasonCode.UnspecifiedError;
            return $"the broker closed the connection: {Words(code)}{Detail(closed.ReasonString)}";
        }

        return exception switch
        {
            { InnerException: { } inner } => Describe(inner),
            SocketException socket => Words(socket.SocketErrorCode),
            OperationCanceledException or ObjectDisposedException or NullReferenceException => "the connection was lost",
            _ => exception.Message.TrimEnd('.'),
        };
    }

    /// <summary>Why a connection was refused.</summary>
    public static string Describe(MqttClientConnectResult result) =>
        $"the broker refused the connection: {Words(result.ResultCode)}{Detail(result.ReasonString)}";

    /// <summary>Why a message was refused.</summary>
    public static string Describe(MqttClientPublishResult result) =>
        $"the broker refused the message: {Words(result.ReasonCode)}{Detail(result.ReasonString)}";

    /// <summary>Whether the broker will refuse the same message again.</summary>
    public static bool IsFinal(MqttClientPublishReasonCode code) => code
        is MqttClientPublishReasonCode.NotAuthorized
        or MqttClientPublishReasonCode.TopicNameInvalid
        or MqttClientPublishReasonCode.PayloadFormatInvalid;

    /// <summary>Why a connection ended.</summary>
    public static string Describe(MqttClientDisconnectedEventArgs end) => end switch
    {
        { Exception: { } exception } => Describe(exception),
        { Reason: not MqttClientDisconnectReason.NormalDisconnection } =>
            $"the broker closed the connection: {Words(end.Reason)}{Detail(end.ReasonString)}",
        _ => "the connection was closed",
    };

    /// <summary>A member such as <c>BadUserNameOrPassword</c> as "bad user name or password".</summary>
    private static string Words(Enum member) =>
        string.Concat(member.ToString().Select((letter, at) =>
            char.IsUpper(letter) ? $"{(at == 0 ? "" : " ")}{char.ToLowerInvariant(letter)}" : $"{letter}"));

    private static string Detail(string? reason) => string.IsNullOrWhiteSpace(reason) ? "" : $" ({reason})";
}

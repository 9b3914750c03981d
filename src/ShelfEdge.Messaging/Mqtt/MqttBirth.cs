using System.Collections.Immutable;
using MQTTnet;

namespace ShelfEdge.Messaging.Mqtt;

/// <summary>
/// What every connection begins with, besides <see cref="Availability.Online"/>: subscriptions, made before it, so that whoever
/// reads it can send commands at once, and retained messages, published after it.
/// </summary>
public sealed record MqttBirth
{
    /// <summary>Topic filters to subscribe to.</summary>
    public ImmutableArray<string> Filters { get; init; } = [];

    /// <summary>
    /// A longer payload is not copied; it only <see cref="Oversized"/> hears of it. The broker is told not
    /// to send packets that are much larger.
    /// </summary>
    public int MaxBytes { get; init; } = 64 * 1024;

    /// <summary>Takes a message, without waiting; false when there is no room, which the broker is told.</summary>
    public Func<InboundMessage, bool> Receive { get; init; } = _ => true;

    /// <summary>Told of a message over <see cref="MaxBytes"/>: topic and size.</summary>
    public Action<string, long> Oversized { get; init; } = (_, _) => { };

    /// <summary>Topics with plain JSON to retain there; an empty one lets the broker forget the topic.</summary>
    public ImmutableArray<RetainedText> Retained { get; init; } = [];

    /// <summary>Told when a connection has begun and the broker has confirmed all that is retained.</summary>
    public Action Began { get; init; } = () => { };

    /// <summary>What all routes together ask for; a message goes to the first route whose filter it fits.</summary>
    /// <param name="routes">None for a box that only speaks.</param>
    public static MqttBirth Of(params ImmutableArray<MqttRoute> routes) => new()
    {
        Filters = [.. routes.Select(route => route.Filter)],
        MaxBytes = routes.Select(route => route.MaxBytes).DefaultIfEmpty().Max(),
        Receive = message => Route(routes, message.Topic) is not { } route || Take(route, message),
        Oversized = (topic, bytes) => Route(routes, topic)?.Oversized(topic, bytes),
    };

    private static bool Take(MqttRoute route, InboundMessage message)
    {
        if (message.Payload.Length <= route.MaxBytes)
        {
            return route.Receive(message);
        }

        route.Oversized(message.Topic, message.Payload.Length);
        return false;
    }

    private static MqttRoute? Route(ImmutableArray<MqttRoute> routes, string topic) => routes.FirstOrDefault(
        route => MqttTopicFilterComparer.Compare(topic, route.Filter) == MqttTopicFilterCompareResult.IsMatch);
}

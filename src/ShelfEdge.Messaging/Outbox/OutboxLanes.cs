using System.Collections.Immutable;

namespace ShelfEdge.Messaging.Outbox;

/// <summary>What holds of a lane by itself.</summary>
public static class OutboxLanes
{
    /// <summary>The lanes whose events are numbered, in the order in which they are published; the value is the index.</summary>
    public static ImmutableArray<OutboxLane> Events { get; } =
        [OutboxLane.Alert, OutboxLane.Audit, OutboxLane.Stock, OutboxLane.Telemetry];

    /// <summary>The lane's name on the wire and in metrics.</summary>
    public static string Word(this OutboxLane lane) => lane switch
    {
        OutboxLane.Alert => "alert",
        OutboxLane.Audit => "audit",
        OutboxLane.Stock => "stock",
        OutboxLane.Telemetry => "telemetry",
        OutboxLane.State => "state",
        _ => throw new ArgumentOutOfRangeException(nameof(lane)),
    };

    /// <summary>Never given up while they wait.</summary>
    public static bool IsKept(this OutboxLane lane) => lane is OutboxLane.Alert or OutboxLane.Audit;
}

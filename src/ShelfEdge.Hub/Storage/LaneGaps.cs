using ShelfEdge.Messaging.Outbox;

namespace ShelfEdge.Hub.Storage;

/// <summary>Gaps in one lane of all boxes. What is missing of alerts weighs more than what a box gave up of its stock changes.</summary>
/// <param name="Lane">One of <see cref="Names"/>.</param>
/// <param name="Gaps">Ranges of numbers that did not come, after the first number seen of a sequence.</param>
/// <param name="Missing">Numbers in those ranges.</param>
/// <param name="MissingAtStart">Numbers before the first that was seen of a sequence.</param>
internal sealed record LaneGaps(string Lane, long Gaps, long Missing, long MissingAtStart)
{
    /// <summary>Lanes that boxes do not have, all together: what is sent may call a lane anything.</summary>
    public const string Other = "other";

    /// <summary>Every value of <see cref="Lane"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. OutboxLanes.Events.Select(lane => lane.Word()), Other];
}

using System.Collections.Immutable;

namespace ShelfEdge.Hub.Storage;

/// <summary>What the tables hold, for health and metrics.</summary>
/// <param name="Lanes">Every lane that boxes have, and one more for what others may call a lane.</param>
/// <param name="DeadLetters">Rows kept.</param>
internal sealed record HubTotals(ImmutableArray<LaneGaps> Lanes, long DeadLetters)
{
    /// <summary>Before the first look.</summary>
    public static HubTotals None { get; } = new([], 0);

    /// <summary>Ranges of numbers that did not come, after the first number seen of a sequence.</summary>
    public long Gaps => Lanes.Sum(lane => lane.Gaps);

    /// <summary>Numbers in those ranges.</summary>
    public long Missing => Lanes.Sum(lane => lane.Missing);

    /// <summary>Numbers before the first that was seen of a sequence, such as before the hub was there.</summary>
    public long MissingAtStart => Lanes.Sum(lane => lane.MissingAtStart);
}

namespace ShelfEdge.Hub.Storage;

/// <summary>What the tables hold, for health and metrics.</summary>
/// <param name="Gaps">Ranges of numbers that did not come, after the first number seen of a sequence.</param>
/// <param name="Missing">Numbers in those ranges.</param>
/// <param name="MissingAtStart">Numbers before the first that was seen of a sequence, such as before the hub was there.</param>
/// <param name="DeadLetters">Rows kept.</param>
internal readonly record struct HubTotals(long Gaps, long Missing, long MissingAtStart, long DeadLetters);

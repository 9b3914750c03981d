namespace ShelfEdge.Core.Stock;

/// <summary>What came of reading a stored snapshot. Exactly one of the two is there.</summary>
/// <param name="Snapshot">The snapshot.</param>
/// <param name="Error">Why there is none, in one sentence.</param>
public sealed record StockSnapshotReadResult(StockSnapshot? Snapshot, string? Error);

namespace ShelfEdge.Core.Kiosk;

/// <summary>What counts as on the shelf.</summary>
/// <param name="UnknownStock">What is done with unknown positions.</param>
/// <param name="UnknownFor">With <see cref="UnknownStock.Recent"/>: how long a position may be unknown.</param>
public sealed record ShelfRules(UnknownStock UnknownStock, TimeSpan UnknownFor);

using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Recognition;

/// <summary>What was seen to stand at a position, whatever is planned there.</summary>
/// <param name="Verdict">What the looks agree on.</param>
/// <param name="Sku">With <see cref="IdentityVerdict.Sku"/>: which.</param>
/// <param name="Score">Mean score of the looks that agree, -1 to 1; <see langword="null"/> while undecided.</param>
/// <param name="At">Capture time of the newest look.</param>
public sealed record PositionIdentity(IdentityVerdict Verdict, Sku? Sku, float? Score, DateTimeOffset At);

namespace ShelfEdge.Core.Recognition;

/// <summary>How often a camera's frames are looked at for what stands on the shelf. Immutable.</summary>
/// <param name="Interval">Least time between two looks at one camera.</param>
/// <param name="RefreshAfter">A view that does not change is looked at again after this.</param>
/// <param name="Looks">Looks at a view after it changed, before it counts as known.</param>
public sealed record LookRules(TimeSpan Interval, TimeSpan RefreshAfter, int Looks);

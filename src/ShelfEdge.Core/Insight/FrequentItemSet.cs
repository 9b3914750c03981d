using System.Collections.Immutable;

namespace ShelfEdge.Core.Insight;

/// <summary>Items that are often together.</summary>
/// <param name="Items">Ascending.</param>
/// <param name="Baskets">That hold all of them.</param>
public sealed record FrequentItemSet(ImmutableArray<int> Items, int Baskets);

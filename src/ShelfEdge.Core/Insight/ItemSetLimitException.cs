namespace ShelfEdge.Core.Insight;

/// <summary>More sets of items are frequent than memory is taken for: ask for more support or fewer items.</summary>
public sealed class ItemSetLimitException(int limit)
    : Exception($"more than {limit} sets of items are frequent; ask for more support or for fewer items in a rule");

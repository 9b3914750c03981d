using System.Collections.Immutable;

namespace ShelfEdge.Core.Recommend;

/// <summary>Baskets with some items often hold another.</summary>
/// <param name="If">SKUs that are in the basket, 1 to <see cref="RecommendLimits.RuleItems"/>.</param>
/// <param name="Then">The SKU that often comes with them.</param>
/// <param name="Support">Share of all baskets that hold all of them, 0 to 1.</param>
/// <param name="Confidence">Share of the baskets with <paramref name="If"/> that hold <paramref name="Then"/> too, 0 to 1.</param>
/// <param name="Lift">Confidence over the share of all baskets that hold <paramref name="Then"/>, at least 0; 1 means chance.</param>
public sealed record AssociationRule(ImmutableArray<string> If, string Then, float Support, float Confidence, float Lift);

using System.Collections.Immutable;

namespace ShelfEdge.Core.Insight;

/// <summary>
/// Whoever has the left side in the basket often has the right side too (Agrawal, Imielinski, Swami 1993). Items are numbers; with
/// their names it is a <see cref="Recommend.AssociationRule"/>.
/// </summary>
/// <param name="If">Left side: one item or more, ascending.</param>
/// <param name="Then">Right side: one item that is not on the left.</param>
/// <param name="Support">Share of all baskets with both sides, 0 to 1.</param>
/// <param name="Confidence">Share of the baskets with the left side that have the right one, 0 to 1.</param>
/// <param name="Lift">Confidence over the share of all baskets with the right side: 1 is chance.</param>
public sealed record MinedRule(ImmutableArray<int> If, int Then, double Support, double Confidence, double Lift);

using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ShelfEdge.Core.Recommend;

/// <summary>Rules of what goes with what, found by item. Immutable; safe to read from any thread.</summary>
public sealed class AssociationRules
{
    private readonly FrozenDictionary<string, ImmutableArray<AssociationRule>> _byItem;

    /// <summary>Keeps the rules, highest confidence first.</summary>
    public AssociationRules(IEnumerable<AssociationRule> rules)
    {
        All = [.. rules.OrderByDescending(rule => rule.Confidence).ThenByDescending(rule => rule.Lift)];
        _byItem = All.SelectMany(rule => rule.If.Distinct(StringComparer.Ordinal), (rule, item) => (rule, item))
            .GroupBy(pair => pair.item, pair => pair.rule, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>Highest confidence first.</summary>
    public ImmutableArray<AssociationRule> All { get; }

    /// <summary>Rules with the item on their left side, highest confidence first.</summary>
    public ImmutableArray<AssociationRule> With(string item) => _byItem.GetValueOrDefault(item, []);
}

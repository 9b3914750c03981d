using System.Collections.Frozen;
using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Core.Kiosk;

/// <summary>
/// What was learnt, laid over an assortment. Any part may be missing; without all of them there are still favourites. Immutable;
/// safe to read from any thread.
/// </summary>
public sealed class KioskModel
{
    private const int MostCompanions = 100;

    private readonly FrozenDictionary<string, ScoredItem[]> _companions;
    private readonly int[] _toFactors;
    private readonly int[] _toAssortment;

    /// <summary>Finds the items of one in the other.</summary>
    /// <param name="assortment">What can be recommended.</param>
    /// <param name="factors">Who likes what.</param>
    /// <param name="neighbours">What goes with what, by the names of a catalog.</param>
    /// <param name="rules">What goes with what, by name.</param>
    public KioskModel(
        Assortment assortment, FactorModel? factors, (ItemCatalog Catalog, ItemNeighbours Neighbours)? neighbours, AssociationRules? rules)
    {
        Assortment = assortment;
        Factors = factors;
        Quantized = factors is null ? null : new QuantizedItems(factors.Items);
        int items = factors?.Catalog.Count ?? 0;
        Planned = new ItemMask(items);
        _toAssortment = new int[items];
        _toFactors = new int[assortment.Items.Length];
        Array.Fill(_toAssortment, -1);
        Array.Fill(_toFactors, -1);
        for (int item = 0; item < assortment.Items.Length; item++)
        {
            if (factors?.Catalog.TryFind(assortment.Items[item].Product.Sku.Value, out int row) == true)
            {
                _toFactors[item] = row;
                _toAssortment[row] = item;
                Planned[row] = true;
            }
        }

        Popularity = [.. _toFactors.Select(row => row < 0 ? 0 : factors!.Popularity[row])];
        _companions = Companions(assortment, neighbours, rules);
    }

    /// <summary>What can be recommended.</summary>
    public Assortment Assortment { get; }

    /// <summary>Who likes what; null before a model was loaded.</summary>
    public FactorModel? Factors { get; }

    internal QuantizedItems? Quantized { get; }

    /// <summary>Items of the factors that have a position.</summary>
    internal ItemMask Planned { get; }

    /// <summary>By item of the assortment: users of the training set who took it.</summary>
    internal IReadOnlyList<int> Popularity { get; }

    /// <summary>Row of an item in the factors; negative when they do not know it.</summary>
    internal int RowOf(int item) => _toFactors[item];

    /// <summary>Item of a row of the factors; negative when it has no position.</summary>
    internal int ItemOf(int row) => _toAssortment[row];

    /// <summary>Items that go with a SKU, best first, with scores of 0 to 1.</summary>
    internal ReadOnlySpan<ScoredItem> CompanionsOf(string sku) => _companions.TryGetValue(sku, out ScoredItem[]? found) ? found : [];

    private static FrozenDictionary<string, ScoredItem[]> Companions(
        Assortment assortment, (ItemCatalog Catalog, ItemNeighbours Neighbours)? neighbours, AssociationRules? rules)
    {
        var companions = new Dictionary<string, Dictionary<int, float>>(StringComparer.Ordinal);
        if (neighbours is { } near)
        {
            int[] planned = [.. near.Catalog.Names.Select(name => assortment.TryFind(name, out int item) ? item : -1)];
            for (int item = 0; item < near.Catalog.Count; item++)
            {
                ReadOnlySpan<ScoredItem> others = near.Neighbours.Of(item);
                foreach (ScoredItem other in others[..Math.Min(MostCompanions, others.Length)])
                {
                    Add(near.Catalog.Names[item], planned[other.Item], other.Score);
                }
            }
        }

        foreach (AssociationRule rule in rules?.All ?? [])
        {
            if (rule.If is [var only] && assortment.TryFind(rule.Then, out int item))
            {
                Add(only, item, rule.Confidence);
            }
        }

        return companions.ToFrozenDictionary(
            pair => pair.Key,
            pair => pair.Value.Select(other => new ScoredItem(other.Key, other.Value))
                .OrderByDescending(other => other.Score).ThenBy(other => other.Item).Take(MostCompanions).ToArray(),
            StringComparer.Ordinal);

        void Add(string sku, int item, float score)
        {
            if (item < 0)
            {
                return;
            }

            if (!companions.TryGetValue(sku, out Dictionary<int, float>? of))
            {
                companions.Add(sku, of = []);
            }

            of[item] = MathF.Max(of.GetValueOrDefault(item), Math.Clamp(score, 0, 1));
        }
    }
}

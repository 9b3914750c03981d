using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Core.Segment;

/// <summary>
/// What the items of a shop usually are, learnt with the segments and stored with them, so that the box judges purchases as the lab did.
/// Names are compared without case, since cleaned purchases have them in capitals. Immutable; safe to use from any thread.
/// </summary>
public sealed class ItemReferences
{
    private readonly FrozenDictionary<string, ItemReference> _byItem;

    /// <summary>Checks every reference.</summary>
    /// <param name="items">At most <see cref="SegmentLimits.Items"/> different names.</param>
    /// <exception cref="ArgumentException">A name or number is not allowed, or there are too many.</exception>
    public ItemReferences(IEnumerable<KeyValuePair<string, ItemReference>> items)
    {
        All = [.. items.OrderBy(item => item.Key, StringComparer.Ordinal)];
        if (All.Length > SegmentLimits.Items || All.DistinctBy(item => item.Key, StringComparer.OrdinalIgnoreCase).Count() != All.Length)
        {
            throw new ArgumentException($"{All.Length} items; at most {SegmentLimits.Items} different ones are allowed", nameof(items));
        }

        foreach ((string name, ItemReference item) in All)
        {
            if (Encoding.UTF8.GetByteCount(name) is 0 or > RecommendLimits.ItemNameBytes || item.Category >= ShopperTally.Categories
                || !(item.UsualPrice > 0) || !double.IsFinite(item.UsualPrice) || !(item.Level > 0) || !double.IsFinite(item.Level))
            {
                throw new ArgumentException($"'{name}': {item} is no reference", nameof(items));
            }
        }

        _byItem = All.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Knows no item: shoppers are told by recency, frequency and amount alone.</summary>
    public static ItemReferences None { get; } = new([]);

    /// <summary>By name.</summary>
    public ImmutableArray<KeyValuePair<string, ItemReference>> All { get; }

    /// <summary>Learns the usual prices and categories.</summary>
    /// <param name="items">Category and usual price (above 0) of each item; an item without a category is one of its own.</param>
    public static ItemReferences Learn(IReadOnlyCollection<(string Item, string? Category, double UsualPrice)> items)
    {
        Dictionary<string, double> means = items.GroupBy(Category).ToDictionary(group => group.Key, group => group.Average(item => item.UsualPrice), StringComparer.Ordinal);
        return new ItemReferences(items.Select(item => KeyValuePair.Create(
            item.Item, new ItemReference(Bucket(Category(item)), item.UsualPrice, item.UsualPrice / means[Category(item)]))));

        static string Category((string Item, string? Category, double UsualPrice) item) => item.Category ?? item.Item;
    }

    /// <summary>The reference of an item, or null when it is not known.</summary>
    public ItemReference? Find(string item) => _byItem.TryGetValue(item, out ItemReference found) ? found : null;

    // FNV-1a: the same in every process and on every machine, unlike the hash code of a string.
    private static byte Bucket(string category)
    {
        uint hash = 2_166_136_261;
        foreach (byte one in Encoding.UTF8.GetBytes(category))
        {
            hash = unchecked((hash ^ one) * 16_777_619);
        }

        return (byte)(hash % ShopperTally.Categories);
    }
}

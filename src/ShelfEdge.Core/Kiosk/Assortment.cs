using System.Collections.Frozen;
using System.Collections.Immutable;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Kiosk;

/// <summary>The products that have a position: all that a kiosk can recommend. Immutable; safe to read from any thread.</summary>
public sealed class Assortment
{
    private readonly FrozenDictionary<string, int> _indices;
    private readonly ImmutableArray<ImmutableArray<int>> _categories;
    private readonly ImmutableArray<float> _prices;

    /// <summary>Takes what a planogram plans.</summary>
    public Assortment(Planogram.Planogram planogram)
    {
        Planogram = planogram;
        var positions = Enumerable.Range(0, planogram.Positions.Length).ToLookup(position => planogram.Positions[position].Sku);
        var categories = new Dictionary<string, int>(StringComparer.Ordinal);
        Items =
        [
            .. from product in planogram.Products
               where positions.Contains(product.Sku)
               select new PlannedItem(product, CategoryOf(product, categories), [.. positions[product.Sku]]),
        ];
        _indices = Enumerable.Range(0, Items.Length).ToFrozenDictionary(item => Items[item].Product.Sku.Value, StringComparer.Ordinal);
        var members = Enumerable.Range(0, Items.Length).ToLookup(item => Items[item].Category);
        _categories = [.. Enumerable.Range(0, categories.Count).Select(category => members[category].ToImmutableArray())];
        var dearest = Items.Max(item => item.Product.Price) ?? 0;
        _prices = [.. Items.Select(item => dearest > 0 ? (float)((item.Product.Price ?? 0) / dearest) : 0)];
    }

    /// <summary>What was planned.</summary>
    public Planogram.Planogram Planogram { get; }

    /// <summary>In the order of the planogram's products.</summary>
    public ImmutableArray<PlannedItem> Items { get; }

    /// <summary>The number of a SKU, if it has a position.</summary>
    public bool TryFind(string sku, out int item) => _indices.TryGetValue(sku, out item);

    /// <summary>Items of the same category, the item itself among them; none when it has no category.</summary>
    public ReadOnlySpan<int> Category(int item) => Items[item].Category is >= 0 and var category ? _categories[category].AsSpan() : [];

    /// <summary>The item's price over that of the dearest item, 0 to 1; 0 when it is not known.</summary>
    public float PriceShare(int item) => _prices[item];

    /// <summary>The item's margin over its price, -1 to 1; 0 when one of them is not known.</summary>
    public float MarginShare(int item) => Items[item].Product is { Price: > 0 and { } price, Margin: { } margin }
        ? (float)Math.Clamp(margin / price, -1, 1)
        : 0;

    private static int CategoryOf(Product product, Dictionary<string, int> categories)
    {
        if (product.Category is not { } name)
        {
            return -1;
        }

        categories.TryAdd(name, categories.Count);
        return categories[name];
    }
}

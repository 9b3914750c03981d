using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace ShelfEdge.Core.Recommend;

/// <summary>The names of a model's items in the order of its rows. Immutable; safe to read from any thread.</summary>
public sealed class ItemCatalog
{
    private readonly FrozenDictionary<string, int> _indices;

    /// <summary>Checks every name.</summary>
    /// <param name="names">Different by ordinal, each 1 to <see cref="RecommendLimits.ItemNameBytes"/> bytes of UTF-8.</param>
    /// <exception cref="ArgumentException">A name is not allowed or comes twice, or there are too many.</exception>
    public ItemCatalog(ImmutableArray<string> names)
    {
        if (names.Length > RecommendLimits.Items)
        {
            throw new ArgumentException($"{names.Length} items are not allowed; at most {RecommendLimits.Items} are", nameof(names));
        }

        var indices = new Dictionary<string, int>(names.Length, StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            if (Encoding.UTF8.GetByteCount(names[i]) is 0 or > RecommendLimits.ItemNameBytes)
            {
                throw new ArgumentException(
                    $"item {i}: its name must have 1 to {RecommendLimits.ItemNameBytes} bytes", nameof(names));
            }

            if (!indices.TryAdd(names[i], i))
            {
                throw new ArgumentException($"item {i}: the name {names[i]} comes twice", nameof(names));
            }
        }

        Names = names;
        _indices = indices.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Items.</summary>
    public int Count => Names.Length;

    /// <summary>By index.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The row of a name, if the model knows the item.</summary>
    public bool TryFind(string name, out int item) => _indices.TryGetValue(name, out item);
}

using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace ShelfEdge.Core.Recommend;

/// <summary>
/// Item vectors as 8-bit numbers with a scale each, a quarter of the memory to read: a first look at all items whose best are then
/// scored exactly. Immutable; safe to read from any thread.
/// </summary>
/// <remarks>
/// A value v of row i is stored as round(v / s_i) with s_i = max |v| / 127, and so is the shopper's vector. Two products of such
/// numbers fit 16 bits together (2 * 127 * 127), so a register holds twice as many as with 32.
/// </remarks>
public sealed class QuantizedItems
{
    private const float Steps = 127;

    private readonly sbyte[] _values;
    private readonly float[] _scales;
    private readonly int _width;

    /// <summary>Quantizes every row.</summary>
    public QuantizedItems(FactorMatrix items)
    {
        _width = items.Width;
        _values = new sbyte[items.Count * items.Width];
        _scales = new float[items.Count];
        for (int item = 0; item < items.Count; item++)
        {
            ReadOnlySpan<float> row = items.Row(item);
            float most = MathF.Abs(TensorPrimitives.MaxMagnitude(row));
            float scale = most > 0 ? most / Steps : 1;
            _scales[item] = scale;
            for (int i = 0; i < row.Length; i++)
            {
                _values[(item * _width) + i] = (sbyte)MathF.Round(row[i] / scale);
            }
        }
    }

    /// <summary>Items.</summary>
    public int Count => _scales.Length;

    /// <summary>Writes the items with the highest scores, best first, and returns how many there are.</summary>
    /// <param name="shopper">As long as an item's vector.</param>
    /// <param name="offered">Items to look at; null for all.</param>
    /// <param name="best">Its length is how many are wanted.</param>
    public int Search(ReadOnlySpan<float> shopper, ItemMask? offered, Span<ScoredItem> best)
    {
        Span<short> query = stackalloc short[RecommendLimits.Factors];
        query = query[.._width];
        Quantize(shopper, query);
        var top = new TopItems(best);
        if (offered is null)
        {
            for (int item = 0; item < Count; item++)
            {
                top.Offer(item, Dot(query, item) * _scales[item]);
            }
        }
        else
        {
            for (int item = offered.Next(0); item >= 0; item = offered.Next(item + 1))
            {
                top.Offer(item, Dot(query, item) * _scales[item]);
            }
        }

        return top.Finish();
    }

    /// <summary>The same score one product after the other.</summary>
    internal float ScorePlainly(ReadOnlySpan<float> shopper, int item)
    {
        Span<short> query = stackalloc short[_width];
        Quantize(shopper, query);
        int sum = 0;
        for (int i = 0; i < _width; i++)
        {
            sum += query[i] * _values[(item * _width) + i];
        }

        return sum * _scales[item];
    }

    private static void Quantize(ReadOnlySpan<float> shopper, Span<short> query)
    {
        // The scale of the shopper is the same for all items and does not change their order.
        float most = MathF.Abs(TensorPrimitives.MaxMagnitude(shopper));
        float scale = most > 0 ? Steps / most : 0;
        for (int i = 0; i < query.Length; i++)
        {
            query[i] = (short)MathF.Round(shopper[i] * scale);
        }
    }

    private int Dot(ReadOnlySpan<short> query, int item)
    {
        ReadOnlySpan<sbyte> row = _values.AsSpan(item * _width, _width);
        ReadOnlySpan<Vector<sbyte>> packs = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(row);
        ReadOnlySpan<Vector<short>> parts = MemoryMarshal.Cast<short, Vector<short>>(query);
        Vector<int> sums = Vector<int>.Zero;
        for (int i = 0; i < packs.Length; i++)
        {
            Vector.Widen(packs[i], out Vector<short> low, out Vector<short> high);
            Vector.Widen((low * parts[2 * i]) + (high * parts[(2 * i) + 1]), out Vector<int> even, out Vector<int> odd);
            sums += even + odd;
        }

        int sum = Vector.Sum(sums);
        for (int i = packs.Length * Vector<sbyte>.Count; i < row.Length; i++)
        {
            sum += query[i] * row[i];
        }

        return sum;
    }
}

namespace ShelfEdge.Core.Segment;

/// <summary>One row of numbers a shopper, packed. The values are not copied and must not change while the table is used.</summary>
public sealed class FeatureTable
{
    private readonly double[] _values;

    /// <summary>Wraps packed rows.</summary>
    /// <param name="values">Finite.</param>
    /// <param name="width">Features of a row, 1 to <see cref="SegmentLimits.Features"/>.</param>
    /// <exception cref="ArgumentException">The values make no whole rows, there are too many or one is not finite.</exception>
    public FeatureTable(double[] values, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, SegmentLimits.Features);
        if (values.Length % width != 0 || values.Length / width > SegmentLimits.Shoppers)
        {
            throw new ArgumentException(
                $"{values.Length} values are not at most {SegmentLimits.Shoppers} rows of {width}", nameof(values));
        }

        if (!Array.TrueForAll(values, double.IsFinite))
        {
            throw new ArgumentException("a feature is not finite", nameof(values));
        }

        _values = values;
        Width = width;
        Count = values.Length / width;
    }

    /// <summary>Rows.</summary>
    public int Count { get; }

    /// <summary>Features of a row.</summary>
    public int Width { get; }

    /// <summary>The features of one shopper.</summary>
    public ReadOnlySpan<double> Row(int row) => _values.AsSpan(row * Width, Width);

    /// <summary>A new table of these rows, in this order.</summary>
    public FeatureTable Take(ReadOnlySpan<int> rows)
    {
        double[] values = new double[rows.Length * Width];
        for (int i = 0; i < rows.Length; i++)
        {
            Row(rows[i]).CopyTo(values.AsSpan(i * Width));
        }

        return new FeatureTable(values, Width);
    }

    /// <summary>A new array of one feature of all shoppers.</summary>
    public double[] Column(int feature)
    {
        double[] column = new double[Count];
        for (int row = 0; row < Count; row++)
        {
            column[row] = Row(row)[feature];
        }

        return column;
    }
}

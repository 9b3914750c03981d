namespace ShelfEdge.Core.Recommend;

/// <summary>One latent vector a row, packed. Rows are written by the trainer that made the matrix only.</summary>
public sealed class FactorMatrix
{
    private readonly float[] _values;

    /// <summary>All zero.</summary>
    /// <param name="count">Rows.</param>
    /// <param name="width">Factors of a row, 1 to <see cref="RecommendLimits.Factors"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The matrix would not fit one array.</exception>
    public FactorMatrix(int count, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, RecommendLimits.Factors);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)count * width, Array.MaxLength, nameof(count));
        Count = count;
        Width = width;
        _values = new float[count * width];
    }

    /// <summary>Rows.</summary>
    public int Count { get; }

    /// <summary>Factors of a row.</summary>
    public int Width { get; }

    /// <summary>All rows, one after another.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>The vector of one user or item.</summary>
    public ReadOnlySpan<float> Row(int row) => _values.AsSpan(row * Width, Width);

    internal Span<float> WritableRow(int row) => _values.AsSpan(row * Width, Width);

    /// <summary>Independent normal numbers with mean 0 and the given deviation (Box and Muller 1958).</summary>
    internal static FactorMatrix Random(int count, int width, float deviation, Random random)
    {
        var matrix = new FactorMatrix(count, width);
        for (int i = 0; i < matrix._values.Length; i++)
        {
            double radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            matrix._values[i] = (float)(deviation * radius * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        return matrix;
    }
}

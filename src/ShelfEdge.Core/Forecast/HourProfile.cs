namespace ShelfEdge.Core.Forecast;

/// <summary>
/// How sales spread over the hours of a week, with mean 1, learnt by counting and drawn to a parent (a position to its category,
/// that to the store) for as long as little was counted. Fixed size; one writer.
/// </summary>
/// <param name="parentSales">With so many expected sales in a cell its own count weighs as much as the parent.</param>
internal sealed class HourProfile(double parentSales)
{
    private readonly float[] _sales = new float[HourNumber.PerWeek];
    private readonly float[] _expected = new float[HourNumber.PerWeek];
    private readonly float[] _shape = [.. Enumerable.Repeat(1f, HourNumber.PerWeek)];

    /// <summary>Weight of each hour of the week, as of the last refresh; above 0, mean 1.</summary>
    public ReadOnlySpan<float> Shape => _shape;

    /// <summary>Adds what an hour sold and what it would have sold were all hours alike.</summary>
    public void Add(int cell, double sales, double expected)
    {
        _sales[cell] = (float)Math.Max(0, _sales[cell] + sales);
        _expected[cell] += (float)expected;
    }

    /// <summary>Lets what a cell holds fade.</summary>
    public void Fade(int cell, double factor)
    {
        _sales[cell] *= (float)factor;
        _expected[cell] *= (float)factor;
    }

    /// <summary>Brings the shape up to date with a parent.</summary>
    public void Refresh(ReadOnlySpan<float> parent)
    {
        var sum = 0.0;
        for (var cell = 0; cell < _shape.Length; cell++)
        {
            _shape[cell] = (float)((_sales[cell] + (parentSales * parent[cell])) / (_expected[cell] + parentSales));
            sum += _shape[cell];
        }

        var scale = (float)(_shape.Length / sum);
        foreach (ref var weight in _shape.AsSpan())
        {
            weight *= scale;
        }
    }

    /// <summary>Brings the shape up to date with the hour of day as parent, which a store shows after two days.</summary>
    public void RefreshByDay()
    {
        Span<float> parent = stackalloc float[HourNumber.PerWeek];
        for (var hour = 0; hour < 24; hour++)
        {
            var (sales, expected) = (parentSales, parentSales);
            for (var cell = hour; cell < parent.Length; cell += 24)
            {
                sales += _sales[cell];
                expected += _expected[cell];
            }

            for (var cell = hour; cell < parent.Length; cell += 24)
            {
                parent[cell] = (float)(sales / expected);
            }
        }

        Refresh(parent);
    }
}

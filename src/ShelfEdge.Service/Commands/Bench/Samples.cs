namespace ShelfEdge.Service.Commands.Bench;

/// <summary>Measurements of one thing, one per frame.</summary>
/// <param name="capacity">Samples that fit without a new allocation.</param>
internal sealed class Samples(int capacity)
{
    private readonly List<double> _values = new(capacity);

    /// <summary>Average; 0 when there are none.</summary>
    public double Mean => _values.DefaultIfEmpty().Average();

    public void Add(double value) => _values.Add(value);

    /// <summary>The smallest sample that at least this share of the samples does not exceed; 0 when there are none.</summary>
    public double Quantile(double share)
    {
        var sorted = _values.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}

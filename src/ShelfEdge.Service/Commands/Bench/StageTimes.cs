namespace ShelfEdge.Service.Commands.Bench;

/// <summary>Times of one stage of the pipeline, for a table.</summary>
/// <param name="name">As printed.</param>
/// <param name="capacity">Samples that fit without a new allocation.</param>
internal sealed class StageTimes(string name, int capacity)
{
    private readonly List<double> _milliseconds = new(capacity);

    public void Add(TimeSpan time) => _milliseconds.Add(time.TotalMilliseconds);

    /// <summary>Sums the samples up; all zero when there are none.</summary>
    public StageReport Report()
    {
        var sorted = _milliseconds.Order().ToArray();
        return new StageReport(name, Quantile(sorted, 0.5), Quantile(sorted, 0.95), sorted.DefaultIfEmpty().Average());
    }

    /// <summary>The smallest sample that at least this share of the samples does not exceed.</summary>
    private static double Quantile(double[] sorted, double share) =>
        sorted.Length == 0 ? 0 : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
}

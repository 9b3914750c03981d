using System.Globalization;
using ShelfEdge.Core.Demand;

namespace ShelfEdge.Lab.Load;

/// <summary>What came of asking.</summary>
/// <param name="Milliseconds">Of each request that was answered, from the moment it was due; ascending.</param>
/// <param name="Failed">Requests that were not answered with 200.</param>
/// <param name="FirstFailure">Why the first of them failed.</param>
/// <param name="Elapsed">From the first moment due to the last answer.</param>
/// <param name="MemoryBytes">Resident memory of the box at the end, as it tells itself; 0 when it does not.</param>
internal sealed record LoadResult(double[] Milliseconds, int Failed, string? FirstFailure, TimeSpan Elapsed, double MemoryBytes)
{
    /// <summary>A quantile of the latencies in milliseconds; infinite when nothing was answered.</summary>
    public double At(double level) => Milliseconds.Length == 0 ? double.PositiveInfinity : SampleQuantile.Of(Milliseconds, level);

    public void Write(TextWriter output)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Milliseconds.Length} answered in {Elapsed.TotalSeconds:F1} s, {Milliseconds.Length / Elapsed.TotalSeconds:F1} a second, {Failed} failed"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"latency ms: p50 {At(0.5):F2}, p95 {At(0.95):F2}, p99 {At(0.99):F2}, longest {At(1):F2}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory of the box: {MemoryBytes / 1e6:F0} MB"));
        if (FirstFailure is not null)
        {
            output.WriteLine($"first failure: {FirstFailure}");
        }
    }
}

using System.Globalization;

namespace ShelfEdge.Service.Commands.Bench;

/// <summary>Times of one stage, in milliseconds.</summary>
/// <param name="Stage">Which stage.</param>
/// <param name="MedianMs">Half of the frames took no longer.</param>
/// <param name="P95Ms">19 of 20 frames took no longer.</param>
/// <param name="MeanMs">Average.</param>
internal sealed record StageReport(string Stage, double MedianMs, double P95Ms, double MeanMs)
{
    public static StageReport Of(string stage, Samples milliseconds) =>
        new(stage, milliseconds.Quantile(0.5), milliseconds.Quantile(0.95), milliseconds.Mean);

    public static async Task WriteTableAsync(TextWriter output, IEnumerable<StageReport> stages)
    {
        await output.WriteLineAsync("stage      median ms    p95 ms   mean ms");
        foreach (var stage in stages)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{stage.Stage,-10} {stage.MedianMs,9:0.00} {stage.P95Ms,9:0.00} {stage.MeanMs,9:0.00}"));
        }
    }
}

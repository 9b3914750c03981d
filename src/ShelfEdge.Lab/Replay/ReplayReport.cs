using System.Globalization;
using System.Text.Json;
using ShelfEdge.Lab.Evaluation;

namespace ShelfEdge.Lab.Replay;

/// <summary>What <c>shelfedge-lab replay</c> found.</summary>
/// <param name="Model">Name and version of the detector.</param>
/// <param name="Seed">Of the first run.</param>
/// <param name="Runs">Seeds, one after the other from <c>Seed</c> on, whose results are pooled.</param>
/// <param name="FramesPerSecond">Of shop time.</param>
/// <param name="Total">All scenarios pooled.</param>
/// <param name="Scenarios">In the order of the corpus.</param>
internal sealed record ReplayReport(
    string Model, int Seed, int Runs, double FramesPerSecond, ReplayFigures Total, IReadOnlyList<ReplayFigures> Scenarios)
{
    public void Write(TextWriter output, bool json)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(this, ReplayJsonContext.Default.ReplayReport));
            return;
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Model}, seeds {Seed} to {Seed + Runs - 1}, {FramesPerSecond:0.##} frames a second of shop time, {Total.Frames} frames, {Total.Pictures} pictures drawn"));
        output.WriteLine();
        var counts = new MarkdownTable(
            output, "scenario", "shop h", "camera days", "exact", "MAE", "unknown", "unknown, clean", "unknown, blind",
            "recovery s (median / 95 %)", "not recovered");
        foreach (ReplayFigures f in Scenarios.Append(Total))
        {
            counts.Row($"{f.Name} | {f.ShopHours:0.##} | {f.CameraDays:0.###} | {Percent(f.CountExact)} | {Number(f.CountMae, "0.000")} | {Percent(f.Unknown)} | {Percent(f.UnknownWhileClean)} | {Percent(f.UnknownWhileBlind)} | {Pair(f.RecoverySeconds)} | {f.NotRecovered}");
        }

        output.WriteLine();
        var alerts = new MarkdownTable(
            output, "scenario", "low (missed, not due)", "low s (median / 95 %)", "empty (missed, not due)", "empty s (median / 95 %)",
            "empty, frames (median / 95 % / most)", "raised", "false low", "false empty", "false a camera-day");
        foreach (ReplayFigures f in Scenarios.Append(Total))
        {
            alerts.Row($"{f.Name} | {f.LowEpisodes} ({f.LowMissed}, {f.LowNotDue}) | {Pair(f.LowSeconds)} | {f.EmptyEpisodes} ({f.EmptyMissed}, {f.EmptyNotDue}) | {Pair(f.EmptySeconds)} | {Triple(f.EmptyFrames)} | {f.AlertsRaised} | {f.FalseLow} | {f.FalseEmpty} | {f.FalseAlertsPerCameraDay:0.##}");
        }

        output.WriteLine();
        var more = new MarkdownTable(
            output, "scenario", "compliance precision", "recall", "misplaced found", "times to empty", "in 50 % (least to most)", "in 90 % (least to most)");
        foreach (ReplayFigures f in Scenarios.Append(Total))
        {
            more.Row($"{f.Name} | {Percent(f.CompliancePrecision)} | {Percent(f.ComplianceRecall)} | {Percent(f.MisplacedRecall)} | {f.Forecasts} | {Percent(f.LeastCoverage50)} to {Percent(f.MostCoverage50)} | {Percent(f.LeastCoverage90)} to {Percent(f.MostCoverage90)}");
        }
    }

    private static string Percent(double? share) => share is { } known ? Number(100 * known, "0.00") + " %" : "-";

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";

    private static string Pair(Spread? spread) =>
        spread is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{spread.Median:0.#} / {spread.P95:0.#}");

    private static string Triple(Spread? spread) =>
        spread is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{spread.Median:0.#} / {spread.P95:0.#} / {spread.Most:0.#}");
}

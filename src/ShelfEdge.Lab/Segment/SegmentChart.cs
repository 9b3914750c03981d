using System.Globalization;
using ShelfEdge.Core.Segment;
using ShelfEdge.Lab.Report;

namespace ShelfEdge.Lab.Segment;

/// <summary>A page that shows why there are as many segments as there are: inertia with its elbow, silhouette and stability.</summary>
internal static class SegmentChart
{
    public static void Write(string path, IReadOnlyList<SegmentTrial> trials, SegmentTrial chosen)
    {
        var charts = new ChartNumbers();
        double one = trials[0].Clustering.Inertia;
        string body = Markup.Chapter(
            "segments", "How many segments",
            string.Create(CultureInfo.InvariantCulture, $"Chosen: {chosen.Asked}, where the inertia has its elbow (the upright line)."),
            Figure("Inertia, in parts of that of the first: low is tight", trial => one > 0 ? trial.Clustering.Inertia / one : 0),
            Markup.Pair(
                Figure("Silhouette: 1 is islands, 0 is one cloud cut to pieces", trial => trial.Silhouette),
                Figure("Stability: adjusted Rand index of models of two random halves of the shoppers", trial => trial.Stability)));
        ReportPage.Write(path, ReportPage.Frame("Segments", "en", body));

        string Figure(string caption, Func<SegmentTrial, double> value)
        {
            double[] xs = [.. trials.Select(trial => (double)trial.Asked)];
            double[] ys = [.. trials.Select(value)];
            var chart = new ReportChart(xs[0] - 0.3, xs[^1] + 0.3, Math.Min(0, ys.Min()), Math.Max(1, ys.Max()));
            chart.Mark(chosen.Asked).Line(xs, ys, ChartInk.Main);
            return Markup.Figure(caption, chart.Html(
                charts.Next(), caption, y => y.ToString("0.##", CultureInfo.InvariantCulture),
                xs.Select(x => new ChartLabel(x, x.ToString(CultureInfo.InvariantCulture)))));
        }
    }
}

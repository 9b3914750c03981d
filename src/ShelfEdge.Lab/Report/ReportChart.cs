using System.Globalization;
using System.Text;
using ScottPlot;
using static System.FormattableString;

namespace ShelfEdge.Lab.Report;

/// <summary>
/// A chart drawn by ScottPlot as SVG without words, which stretches to any width; the page writes the words beside it, so that they keep
/// their size on a phone and need no font where the report is made.
/// </summary>
internal sealed class ReportChart
{
    private const int Width = 1000;
    private const int Height = 300;
    private const int GridLines = 4;

    // Words so near to an end of the axis (percent) begin or end there, so that they stay inside the page.
    private const double Edge = 1.5;

    private static readonly double[] RoundFactors = [1, 2, 2.5, 5, 10];

    private readonly List<Action<Plot>> _marks = [];
    private readonly double _left;
    private readonly double _right;
    private readonly double _bottom;
    private readonly double _top;

    /// <param name="left">First x.</param>
    /// <param name="right">Last x.</param>
    /// <param name="low">Lowest y; a round number at or below it ends the axis.</param>
    /// <param name="high">Highest y.</param>
    public ReportChart(double left, double right, double low, double high)
    {
        (_left, _right) = (left, right > left ? right : left + 1);
        Step = RoundStep((Math.Max(high, low + 1e-9) - Math.Min(0, low)) / GridLines);
        _bottom = Step * Math.Floor(Math.Min(0, low) / Step);
        _top = Step * Math.Ceiling(Math.Max(high, _bottom + Step) / Step);
        foreach (double y in GridYs())
        {
            _marks.Add(plot => Style(plot.Add.HorizontalLine(y), y == 0 && _bottom < 0 ? ChartInk.Rule : ChartInk.Grid));
        }
    }

    /// <summary>Between two lines of the grid.</summary>
    public double Step { get; }

    public ReportChart Line(double[] xs, double[] ys, ChartInk ink) => With(plot => plot.Add.ScatterLine(xs, ys, Color(ink)).LineWidth = 2);

    public ReportChart Band(double[] xs, double[] low, double[] high) => With(plot =>
    {
        ScottPlot.Plottables.FillY band = plot.Add.FillY(xs, low, high);
        band.FillColor = Color(ChartInk.Band);
        band.LineWidth = 0;
        band.MarkerSize = 0;
    });

    /// <param name="xs">Middles.</param>
    /// <param name="ys">Heights from 0.</param>
    /// <param name="width">Of each bar, on the x axis.</param>
    /// <param name="ink">What they mean.</param>
    public ReportChart Bars(double[] xs, double[] ys, double width, ChartInk ink) => With(plot =>
    {
        Bar[] bars = [.. xs.Zip(ys, (x, y) => new Bar { Position = x, Value = y, Size = width, FillColor = Color(ink), LineWidth = 0 })];
        plot.Add.Bars(bars);
    });

    /// <summary>A range with its middle.</summary>
    public ReportChart Range(double x, double low, double middle, double high, double width)
    {
        Line([x, x], [low, high], ChartInk.Main);
        Line([x - (width / 2), x + (width / 2)], [middle, middle], ChartInk.Main);
        return this;
    }

    /// <summary>An upright line.</summary>
    public ReportChart Mark(double x) => With(plot => Style(plot.Add.VerticalLine(x), ChartInk.Rule));

    /// <summary>The chart as HTML.</summary>
    /// <param name="number">Of this chart on its page, so that names inside it are its own.</param>
    /// <param name="alternative">What it shows, for those who do not see it.</param>
    /// <param name="yText">Words of a line of the grid.</param>
    /// <param name="xLabels">By x.</param>
    public string Html(int number, string alternative, Func<double, string> yText, IEnumerable<ChartLabel> xLabels)
    {
        var html = new StringBuilder("<div class=\"chart\"><div class=\"ys\" aria-hidden=\"true\">");
        foreach (double y in GridYs())
        {
            html.Append(Invariant($"<span style=\"bottom:{100 * (y - _bottom) / (_top - _bottom):0.##}%\">{Markup.Encode(yText(y))}</span>"));
        }

        html.Append("</div><div class=\"plot\">").Append(Svg(number, alternative)).Append("</div><div class=\"xs\" aria-hidden=\"true\">");
        foreach (ChartLabel label in xLabels)
        {
            double at = 100 * (label.At - _left) / (_right - _left);
            string place = at < Edge ? "first" : at > 100 - Edge ? "last" : "";
            html.Append(Invariant($"<span class=\"{place}{(label.IsOptional ? " wide" : "")}\" style=\"left:{at:0.##}%\">{Markup.Encode(label.Text)}</span>"));
        }

        return html.Append("</div></div>").ToString();
    }

    /// <summary>The colour that stands for a meaning, as the drawing writes it.</summary>
    internal static string Sentinel(ChartInk ink) => string.Create(CultureInfo.InvariantCulture, $"#{ink + 1:d}0{ink + 1:d}0{ink + 1:d}0");

    private static Color Color(ChartInk ink) => ScottPlot.Color.FromHex(Sentinel(ink));

    private static void Style(ScottPlot.Plottables.AxisLine line, ChartInk ink)
    {
        line.Color = Color(ink);
        line.LineWidth = 1;
    }

    private static double RoundStep(double least)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return power * RoundFactors.First(factor => factor * power >= least * (1 - 1e-9));
    }

    private IEnumerable<double> GridYs() =>
        Enumerable.Range(0, (int)Math.Round((_top - _bottom) / Step) + 1).Select(line => _bottom + (line * Step)).Select(y => Math.Abs(y) < Step / 1e6 ? 0 : y);

    private ReportChart With(Action<Plot> draw)
    {
        _marks.Add(draw);
        return this;
    }

    private string Svg(int number, string alternative)
    {
        using var plot = new Plot();
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.HideGrid();
        plot.HideLegend();
        plot.Layout.Frameless();
        _marks.ForEach(draw => draw(plot));
        plot.Axes.SetLimits(_left, _right, _bottom, _top);
        string svg = plot.GetSvgXml(Width, Height);
        svg = svg[svg.IndexOf("<svg", StringComparison.Ordinal)..].Replace("cl_", Invariant($"c{number}_"), StringComparison.Ordinal)
            .Replace("\n", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal);
        int end = svg.IndexOf('>', StringComparison.Ordinal);
        return Invariant($"<svg viewBox=\"0 0 {Width} {Height}\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{Markup.Encode(alternative)}\"")
            + svg[end..];
    }
}

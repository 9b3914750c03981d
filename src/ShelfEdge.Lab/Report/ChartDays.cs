namespace ShelfEdge.Lab.Report;

/// <summary>Axes of days and of hours.</summary>
internal static class ChartDays
{
    private const int MostLabels = 8;

    /// <summary>A label every week or so, each second one left out on a narrow screen.</summary>
    /// <param name="first">At x = 0.</param>
    /// <param name="days">Shown.</param>
    /// <param name="texts">Words of a day.</param>
    public static IEnumerable<ChartLabel> Labels(DateOnly first, int days, ReportTexts texts)
    {
        int weeks = Math.Max(1, (int)Math.Ceiling(days / 7.0 / MostLabels));
        int step = days <= 7 ? 1 : 7 * weeks;
        return Enumerable.Range(0, ((days - 1) / step) + 1).Select(label =>
            new ChartLabel(label * step, texts.Day(first.AddDays(label * step)), label % 2 == 1));
    }

    public static ReportChart OfHours(double[] amounts, ChartInk ink) =>
        new ReportChart(0, 24, 0, amounts.Max()).Bars([.. amounts.Select((_, hour) => hour + 0.5)], amounts, 0.75, ink);

    public static IEnumerable<ChartLabel> HourLabels() =>
        Enumerable.Range(0, 5).Select(quarter => 6 * quarter).Select(hour => new ChartLabel(hour, ReportTexts.Hour(hour)));
}

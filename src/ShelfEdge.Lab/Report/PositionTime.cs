using ShelfEdge.Core.Forecast;
using ShelfEdge.Core.Insight;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Lab.Report;

/// <summary>The hours of one position in a period.</summary>
/// <param name="Position">Id.</param>
/// <param name="Sku">Planned there.</param>
/// <param name="ByHour">By hour of the day.</param>
internal sealed record PositionTime(string Position, Sku Sku, HourTally[] ByHour)
{
    public HourTally Total { get; } = ByHour.Aggregate((left, right) => left + right);

    public double EmptyHours => TimeSpan.FromMilliseconds(Total.EmptyMilliseconds).TotalHours;

    /// <summary>Facings not sold in each hour of the day.</summary>
    public double[] Lost { get; } = LostSales.Estimate(ByHour);

    /// <summary>The three hours of the day in a row, the first of them, that held the most of the time out of shelf.</summary>
    public int WorstFrom => Enumerable.Range(0, LostSales.Hours - 2)
        .MaxBy(hour => ByHour[hour].EmptyMilliseconds + ByHour[hour + 1].EmptyMilliseconds + ByHour[hour + 2].EmptyMilliseconds);
}

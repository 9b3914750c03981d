using ShelfEdge.Core.Forecast;
using ShelfEdge.Core.Insight;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Report;

/// <summary>When the positions of a box were empty, from its <c>forecast.db</c>.</summary>
/// <param name="Positions">Most hours out of shelf first.</param>
internal sealed record ShelfTime(IReadOnlyList<PositionTime> Positions)
{
    private const int MostRows = 20_000_000;

    /// <summary>All positions, by hour of the day.</summary>
    public HourTally[] ByHour() =>
        [.. Enumerable.Range(0, LostSales.Hours).Select(hour => Positions.Aggregate(default(HourTally), (sum, position) => sum + position.ByHour[hour]))];

    /// <summary>Reads the hours of a period; a copy of the file is as good, and nothing is written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="planogram">What stands at each position; one that it does not know is left out.</param>
    /// <param name="from">First day.</param>
    /// <param name="until">Last day.</param>
    /// <param name="zone">Of the shop.</param>
    /// <exception cref="DataFileException">The file is no such database.</exception>
    public static ShelfTime Read(string path, Planogram planogram, DateOnly from, DateOnly until, TimeZoneInfo zone)
    {
        Dictionary<string, Sku> skus = planogram.Positions.ToDictionary(position => position.Id.Value, position => position.Sku, StringComparer.Ordinal);
        var tallies = new Dictionary<string, HourTally[]>(StringComparer.Ordinal);
        BoxFile.Read(
            path,
            "SELECT position, hour, sales, sold, restocked, on_shelf, empty, unknown FROM hour WHERE hour >= $from AND hour < $until LIMIT $most",
            HourNumber.Of(BoxFile.Begin(from, zone)).Value, HourNumber.Of(BoxFile.Begin(until.AddDays(1), zone)).Value, MostRows,
            row =>
            {
                if (skus.ContainsKey(row.GetString(0)))
                {
                    HourTally[] hours = tallies.TryGetValue(row.GetString(0), out HourTally[]? known) ? known : tallies[row.GetString(0)] = new HourTally[LostSales.Hours];
                    hours[new HourNumber(row.GetInt64(1)).OfWeek(zone) % LostSales.Hours] +=
                        new HourTally(row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7));
                }
            });
        return new ShelfTime([.. tallies.Select(each => new PositionTime(each.Key, skus[each.Key], each.Value))
            .OrderByDescending(position => position.Total.EmptyMilliseconds).ThenBy(position => position.Position, StringComparer.Ordinal)]);
    }
}

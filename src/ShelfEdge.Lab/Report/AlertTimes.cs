using ShelfEdge.Core.Demand;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Report;

/// <summary>How many alerts a box raised, and how soon they were cleared, from its <c>alerts.db</c>.</summary>
/// <param name="Raised">In the period.</param>
/// <param name="MedianMinutes">From raised to cleared; null while none was cleared.</param>
internal sealed record AlertTimes(int Raised, double? MedianMinutes)
{
    private const int Most = 1_000_000;

    /// <exception cref="DataFileException">The file is no such database.</exception>
    public static AlertTimes Read(string path, DateOnly from, DateOnly until, TimeZoneInfo zone)
    {
        int raised = 0;
        var minutes = new List<double>();
        BoxFile.Read(
            path,
            """
            SELECT raised.raised_at, MIN(cleared.at) FROM entry AS raised
            LEFT JOIN entry AS cleared ON cleared.alert = raised.alert AND cleared.phase = 'Cleared'
            WHERE raised.phase = 'Raised' AND raised.raised_at >= $from AND raised.raised_at < $until
            GROUP BY raised.alert LIMIT $most
            """,
            BoxFile.Begin(from, zone).UtcTicks, BoxFile.Begin(until.AddDays(1), zone).UtcTicks, Most,
            row =>
            {
                raised++;
                if (!row.IsDBNull(1))
                {
                    minutes.Add(TimeSpan.FromTicks(row.GetInt64(1) - row.GetInt64(0)).TotalMinutes);
                }
            });
        return new AlertTimes(raised, minutes.Count > 0 ? SampleQuantile.Of([.. minutes.Order()], 0.5) : null);
    }
}

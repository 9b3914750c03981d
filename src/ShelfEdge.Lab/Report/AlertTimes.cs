using Microsoft.Data.Sqlite;
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
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"{path}: is not there");
        }

        try
        {
            using var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            database.Open();
            using SqliteCommand command = database.CreateCommand();
            command.CommandText =
                """
                SELECT raised.raised_at, MIN(cleared.at) FROM entry AS raised
                LEFT JOIN entry AS cleared ON cleared.alert = raised.alert AND cleared.phase = 'Cleared'
                WHERE raised.phase = 'Raised' AND raised.raised_at >= $from AND raised.raised_at < $until
                GROUP BY raised.alert LIMIT $most
                """;
            command.Parameters.AddWithValue("$from", Ticks(from));
            command.Parameters.AddWithValue("$until", Ticks(until.AddDays(1)));
            command.Parameters.AddWithValue("$most", Most);
            using SqliteDataReader row = command.ExecuteReader();
            int raised = 0;
            var minutes = new List<double>();
            while (row.Read())
            {
                raised++;
                if (!row.IsDBNull(1))
                {
                    minutes.Add(TimeSpan.FromTicks(row.GetInt64(1) - row.GetInt64(0)).TotalMinutes);
                }
            }

            return new AlertTimes(raised, minutes.Count > 0 ? SampleQuantile.Of([.. minutes.Order()], 0.5) : null);
        }
        catch (SqliteException exception)
        {
            throw new DataFileException($"{Path.GetFileName(path)}: {exception.Message}");
        }

        long Ticks(DateOnly day)
        {
            var midnight = day.ToDateTime(TimeOnly.MinValue);
            return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).UtcTicks;
        }
    }
}

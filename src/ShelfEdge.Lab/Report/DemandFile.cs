using System.Globalization;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Report;

/// <summary>Reads what <c>forecast demand</c> wrote.</summary>
internal static class DemandFile
{
    private const int MaxRows = 6_000_000;

    /// <summary>The days of each item, in the order of the file.</summary>
    /// <exception cref="DataFileException">A column is missing, a field cannot be read, or there are too many rows.</exception>
    public static IReadOnlyList<(string Item, IReadOnlyList<ItemForecast> Days)> Read(string path)
    {
        using CsvReader csv = CsvReader.Open(path);
        int item = csv.Column("item");
        int day = csv.Column("day");
        int[] numbers = [csv.Column("mean"), csv.Column("low"), csv.Column("high"), csv.Column("p90")];
        var forecasts = new List<(string, IReadOnlyList<ItemForecast>)>();
        var byItem = new Dictionary<string, List<ItemForecast>>(StringComparer.Ordinal);
        for (int rows = 1; csv.Read(); rows++)
        {
            if (rows > MaxRows)
            {
                throw new DataFileException($"{csv.Name}: more than {MaxRows:N0} rows");
            }

            if (!byItem.TryGetValue(csv[item].ToString(), out List<ItemForecast>? days))
            {
                byItem.Add(csv[item].ToString(), days = []);
                forecasts.Add((csv[item].ToString(), days));
            }

            double[] pieces = [.. numbers.Select(column => Number(csv, column))];
            days.Add(new ItemForecast(Date(csv, day), pieces[0], pieces[1], pieces[2], pieces[3]));
        }

        return forecasts.Count > 0 ? forecasts : throw new DataFileException($"{csv.Name}: has no rows after the header");
    }

    private static double Number(CsvReader csv, int column) =>
        double.TryParse(csv[column], NumberStyles.Float, CultureInfo.InvariantCulture, out double pieces) && pieces is >= 0 and <= 1e12
            ? pieces
            : throw new DataFileException($"{csv.Name}: line {csv.Line}: {csv.Header[column]} '{csv[column]}' is no number of pieces");

    private static DateOnly Date(CsvReader csv, int column) =>
        DateOnly.TryParseExact(csv[column], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : throw new DataFileException($"{csv.Name}: line {csv.Line}: '{csv[column]}' is no day; 2011-09-01 is one");
}

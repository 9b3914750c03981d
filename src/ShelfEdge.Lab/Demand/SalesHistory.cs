using DuckDB.NET.Data;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Demand;

/// <summary>
/// Pieces sold of each product on each day, of all rows that are sales, whoever bought; a sale that was taken back on its day is none.
/// </summary>
internal sealed class SalesHistory
{
    private SalesHistory(IReadOnlySet<DateOnly> openDays, IReadOnlyDictionary<string, Dictionary<DateOnly, double>> sold) =>
        (OpenDays, Sold) = (openDays, sold);

    /// <summary>Days on which the shop sold anything.</summary>
    public IReadOnlySet<DateOnly> OpenDays { get; }

    public IReadOnlyDictionary<string, Dictionary<DateOnly, double>> Sold { get; }

    /// <exception cref="DataFileException">A column is missing or the file cannot be read.</exception>
    public static SalesHistory Read(string path, PurchaseFormat format, int memoryMegabytes)
    {
        string source = PurchaseSource.Of(path, format);
        using var database = new PurchaseDatabase(memoryMegabytes, format.TimeZone);
        try
        {
            database.Execute(PurchaseSql.Sort(source, format));
            database.Execute(PurchaseSql.Sold(format));
            var sold = new Dictionary<string, Dictionary<DateOnly, double>>(StringComparer.Ordinal);
            var days = new HashSet<DateOnly>();
            foreach (DuckDBDataReader row in database.Rows("SELECT item, CAST(year(day) AS INTEGER), CAST(month(day) AS INTEGER), CAST(day(day) AS INTEGER), sum(quantity) FROM sold GROUP BY item, day"))
            {
                var day = new DateOnly(row.GetInt32(1), row.GetInt32(2), row.GetInt32(3));
                if (!sold.TryGetValue(row.GetString(0), out Dictionary<DateOnly, double>? item))
                {
                    sold.Add(row.GetString(0), item = []);
                }

                item.Add(day, row.GetDouble(4));
                days.Add(day);
            }

            return new SalesHistory(days, sold);
        }
        catch (DuckDBException exception)
        {
            throw new DataFileException($"{Path.GetFileName(path)}: {PurchaseDatabase.FirstLine(exception)}");
        }
    }
}

using DuckDB.NET.Data;
using ShelfEdge.Lab.Purchases;
using static ShelfEdge.Lab.Purchases.PurchaseDatabase;

namespace ShelfEdge.Lab.Report;

/// <summary>What a shop sold in a period and in the one before it, in a database on disk: memory does not grow with the purchases.</summary>
internal sealed class ShopSales : IDisposable
{
    private readonly PurchaseDatabase _database;

    private ShopSales(PurchaseDatabase database) => _database = database;

    /// <summary>First day of the period.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day of the period.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>Days of the period, and of the one before.</summary>
    public int Length => Until.DayNumber - From.DayNumber + 1;

    /// <exception cref="DataFileException">A column is missing, the file cannot be read, or nothing was sold.</exception>
    /// <param name="path">Purchases: CSV, gzip or Parquet.</param>
    /// <param name="format">Its columns.</param>
    /// <param name="until">Last day of the period; null for the last day with a sale.</param>
    /// <param name="days">Of the period.</param>
    /// <param name="memoryMegabytes">That the database may take.</param>
    public static ShopSales Open(string path, PurchaseFormat format, DateOnly? until, int days, int memoryMegabytes)
    {
        string source = PurchaseSource.Of(path, format);
        var sales = new ShopSales(new PurchaseDatabase(memoryMegabytes, format.TimeZone));
        try
        {
            sales._database.Execute(PurchaseSql.Sort(source, format));
            sales._database.Execute(PurchaseSql.Sold(format));
            sales._database.Execute("DROP TABLE sorted");
            if (sales._database.Count("SELECT count(*) FROM sold") == 0)
            {
                throw new DataFileException($"{Path.GetFileName(path)}: no sales");
            }

            sales.Until = until ?? Epoch.AddDays((int)sales._database.Count("SELECT max(date_diff('day', DATE '1970-01-01', day)) FROM sold"));
            sales.From = sales.Until.AddDays(1 - days);
            return sales._database.Count($"SELECT count(*) FROM sold WHERE day >= {Date(sales.From)} AND day <= {Date(sales.Until)}") > 0
                ? sales
                : throw new DataFileException($"{Path.GetFileName(path)}: no sales from {sales.From:yyyy-MM-dd} to {sales.Until:yyyy-MM-dd}");
        }
        catch (DuckDBException exception)
        {
            sales.Dispose();
            throw new DataFileException($"{Path.GetFileName(path)}: {FirstLine(exception)}");
        }
        catch
        {
            sales.Dispose();
            throw;
        }
    }

    /// <summary>Amount, pieces and baskets of each day with a sale from the period before on, oldest first.</summary>
    public IReadOnlyList<DaySales> ByDay() =>
    [
        .. _database.Rows(
            $"""
            SELECT CAST(date_diff('day', DATE '1970-01-01', day) AS INTEGER), sum(quantity * price), sum(quantity), count(DISTINCT basket)
            FROM sold WHERE day >= {Date(From.AddDays(-Length))} AND day <= {Date(Until)} GROUP BY day ORDER BY day
            """)
            .Select(row => new DaySales(Epoch.AddDays(row.GetInt32(0)), row.GetDouble(1), row.GetDouble(2), (int)row.GetInt64(3))),
    ];

    /// <summary>Every item that sold in the period or the one before, by amount in the period, most first.</summary>
    public IReadOnlyList<ItemSales> ByItem()
    {
        string isIn = $"day >= {Date(From)}";
        return
        [
            .. _database.Rows(
                $"""
                SELECT item, coalesce(sum(quantity) FILTER ({isIn}), 0) AS pieces, coalesce(sum(quantity * price) FILTER ({isIn}), 0) AS amount,
                    coalesce(sum(quantity * price) FILTER (NOT {isIn}), 0), sum(quantity * price) / sum(quantity)
                FROM sold WHERE day >= {Date(From.AddDays(-Length))} AND day <= {Date(Until)} GROUP BY item ORDER BY amount DESC, item
                """)
                .Select(row => new ItemSales(row.GetString(0), row.GetDouble(1), row.GetDouble(2), row.GetDouble(3), row.GetDouble(4))),
        ];
    }

    /// <summary>Amount of each hour of the day in the period.</summary>
    public double[] ByHour()
    {
        var amounts = new double[24];
        foreach (DuckDBDataReader row in _database.Rows(
            $"SELECT hour, sum(quantity * price) FROM sold WHERE day >= {Date(From)} AND day <= {Date(Until)} GROUP BY hour"))
        {
            amounts[row.GetInt32(0)] = row.GetDouble(1);
        }

        return amounts;
    }

    /// <summary>Pieces of an item on each day with a sale, up to the end of the period.</summary>
    public IReadOnlyDictionary<DateOnly, double> PiecesOf(string item, DateOnly from) => _database.Rows(
        $"""
        SELECT CAST(date_diff('day', DATE '1970-01-01', day) AS INTEGER), sum(quantity) FROM sold
        WHERE item = {Text(item)} AND day >= {Date(from)} AND day <= {Date(Until)} GROUP BY day
        """).ToDictionary(row => Epoch.AddDays(row.GetInt32(0)), row => row.GetDouble(1));

    /// <summary>Days with any sale, up to the end of the period.</summary>
    public IEnumerable<DateOnly> OpenDays(DateOnly from) => _database.Rows(
        $"SELECT DISTINCT CAST(date_diff('day', DATE '1970-01-01', day) AS INTEGER) FROM sold WHERE day >= {Date(from)} AND day <= {Date(Until)}")
        .Select(row => Epoch.AddDays(row.GetInt32(0)));

    public void Dispose() => _database.Dispose();

    private static DateOnly Epoch => new(1970, 1, 1);

    private static string Date(DateOnly day) => $"DATE '{day:yyyy-MM-dd}'";
}

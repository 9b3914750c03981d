using DuckDB.NET.Data;

namespace ShelfEdge.Lab.Purchases;

/// <summary>
/// Cleans a file of purchases (CSV, gzip, Parquet) in a database on disk: memory does not grow with the file. Every row is
/// counted once, see <see cref="CleaningReport"/>.
/// </summary>
internal sealed class PurchaseImport : IDisposable
{
    private const int MaxExamples = 5;

    private readonly PurchaseDatabase _database;

    private PurchaseImport(PurchaseDatabase database) => _database = database;

    /// <summary>What was removed and why.</summary>
    public CleaningReport Report { get; } = new();

    /// <summary>Reads and cleans a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">Names of its columns.</param>
    /// <param name="fencesUntil">
    /// Rows before it decide what is an outlier, so that nothing is learned from a later part; null for all rows.
    /// </param>
    /// <param name="memoryMegabytes">That the database may take.</param>
    /// <exception cref="DataFileException">A column is missing or the file cannot be read.</exception>
    public static PurchaseImport Open(string path, PurchaseFormat format, DateTimeOffset? fencesUntil, int memoryMegabytes)
    {
        string source = PurchaseSource.Of(path, format);
        var import = new PurchaseImport(new PurchaseDatabase(memoryMegabytes, format.TimeZone));
        try
        {
            import.Sort(source, format);
            import.TakeBack();
            import.Fence(Microseconds(fencesUntil ?? DateTimeOffset.MaxValue));
            import.Merge();
            return import;
        }
        catch (DuckDBException exception)
        {
            import.Dispose();
            throw new DataFileException($"{Path.GetFileName(path)}: {PurchaseDatabase.FirstLine(exception)}");
        }
        catch
        {
            import.Dispose();
            throw;
        }
    }

    /// <summary>Writes the lines with <paramref name="from"/> &lt;= time &lt; <paramref name="until"/>, and returns how many.</summary>
    public long Write(string path, DateTimeOffset from, DateTimeOffset until)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var (first, end) = (Microseconds(from), Microseconds(until));
        _database.Execute(PurchaseSql.Export(path, first, end));
        return _database.Count($"SELECT count(*) FROM lines WHERE paid >= {first} AND paid < {end}");
    }

    public void Dispose() => _database.Dispose();

    private static long Microseconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private void Sort(string source, PurchaseFormat format)
    {
        _database.Execute(PurchaseSql.Sort(source, format));
        _database.Execute(PurchaseSql.Rejects(
            areThere: _database.Count("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'reject_errors'") > 0));
        long rejected = _database.Count("SELECT count(DISTINCT line) FROM rejects");
        Report.RowsIn = _database.Count("SELECT count(*) FROM sorted") + rejected;
        Report.Remove(RemovalReason.Unreadable, rejected + _database.Count(
            $"SELECT count(*) FROM sorted WHERE reason = {(int)RemovalReason.Unreadable}"));
        foreach (DuckDBDataReader row in _database.Rows(
            $"SELECT 'line ' || line || ': ' || error_message FROM rejects ORDER BY line LIMIT {MaxExamples}"))
        {
            Report.AddExample(row.GetString(0).Split('\n')[0]);
        }

        foreach (DuckDBDataReader row in _database.Rows($"SELECT example FROM sorted WHERE example IS NOT NULL ORDER BY 1 LIMIT {MaxExamples}"))
        {
            Report.AddExample(row.GetString(0));
        }

        _database.Execute(PurchaseSql.Distinct);
        _database.Execute("DROP TABLE sorted");
        Report.Remove(RemovalReason.Repeated, _database.Count("SELECT coalesce(sum(copies - 1), 0) FROM known"));
        foreach (DuckDBDataReader row in _database.Rows("SELECT reason, count(*) FROM known WHERE reason IS NOT NULL GROUP BY reason"))
        {
            Report.Remove((RemovalReason)row.GetInt32(0), row.GetInt64(1));
        }
    }

    /// <summary>
    /// Removes, for each cancellation, the latest earlier purchase of the same buyer and item with the same quantity that none took
    /// before. One that matches none, such as a part of an order, takes nothing away.
    /// </summary>
    private void TakeBack()
    {
        _database.Execute(PurchaseSql.CancelledTable);
        using (DuckDBAppender appender = _database.Append("cancelled"))
        {
            var open = new Stack<(string Basket, double Quantity, double Price, long At)>();
            (string Buyer, string Item, double Pieces) current = default;
            foreach (DuckDBDataReader row in _database.Rows(PurchaseSql.Opposites))
            {
                var key = (Buyer: row.GetString(0), Item: row.GetString(1), Pieces: Math.Abs(row.GetDouble(3)));
                if (key != current)
                {
                    open.Clear();
                    current = key;
                }

                if (!row.GetBoolean(6))
                {
                    open.Push((row.GetString(2), row.GetDouble(3), row.GetDouble(4), row.GetInt64(5)));
                }
                else if (open.TryPop(out var taken))
                {
                    appender.CreateRow()
                        .AppendValue(key.Buyer).AppendValue(key.Item).AppendValue(taken.Basket)
                        .AppendValue(taken.Quantity).AppendValue(taken.Price).AppendValue(taken.At)
                        .EndRow();
                }
            }
        }

        Report.Remove(RemovalReason.Cancelled, _database.Count("SELECT count(*) FROM cancelled"));
        _database.Execute(PurchaseSql.Uncancelled);
        _database.Execute("DROP TABLE known");
    }

    private void Fence(long until)
    {
        _database.Execute(PurchaseSql.Fences("prices", "price", until));
        _database.Execute(PurchaseSql.Fences("quantities", "quantity", until));
        _database.Execute(PurchaseSql.Fenced);
        _database.Execute("DROP TABLE kept");
        Report.Remove(RemovalReason.PriceOutlier, _database.Count("SELECT count(*) FROM fenced WHERE is_outlier"));
        Report.QuantitiesCapped = _database.Count("SELECT count(*) FROM fenced WHERE is_capped AND is_outlier IS NOT true");
    }

    private void Merge()
    {
        long rows = _database.Count("SELECT count(*) FROM fenced WHERE is_outlier IS NOT true");
        _database.Execute(PurchaseSql.Merged);
        _database.Execute("DROP TABLE fenced");
        Report.Lines = _database.Count("SELECT count(*) FROM lines");
        Report.Remove(RemovalReason.Merged, rows - Report.Lines);
    }
}

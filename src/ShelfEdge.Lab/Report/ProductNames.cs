using DuckDB.NET.Data;
using ShelfEdge.Lab.Purchases;
using static ShelfEdge.Lab.Purchases.PurchaseDatabase;

namespace ShelfEdge.Lab.Report;

/// <summary>What items are called; one without a name is called by its code. Bounded.</summary>
internal sealed class ProductNames
{
    private const int MaxItems = 1_000_000;
    private const int MaxLength = 60;
    private const int MemoryMegabytes = 500;

    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>No names.</summary>
    public static ProductNames None { get; } = new();

    public string this[string item] => _names.GetValueOrDefault(item, item);

    /// <summary>Reads the usual name of each item; those in capitals throughout are written as a person would.</summary>
    /// <param name="path">CSV with a header, plain or gzip; may be a file of purchases.</param>
    /// <param name="itemColumn">Column of the item's code.</param>
    /// <param name="nameColumn">Column of its name.</param>
    /// <exception cref="DataFileException">A column is missing, the file cannot be read, or there are too many items.</exception>
    public static ProductNames Read(string path, string itemColumn, string nameColumn)
    {
        using var database = new PurchaseDatabase(MemoryMegabytes, "UTC");
        string source = Source(path, itemColumn, nameColumn);
        var names = new ProductNames();
        try
        {
            foreach (DuckDBDataReader row in database.Rows(Usual(source, itemColumn, nameColumn)))
            {
                names._names[row.GetString(0)] = Readable(row.GetString(1));
            }
        }
        catch (DuckDBException exception)
        {
            throw new DataFileException($"{Path.GetFileName(path)}: {FirstLine(exception)}");
        }

        return names._names.Count <= MaxItems ? names : throw new DataFileException($"{Path.GetFileName(path)}: more than {MaxItems:N0} items");
    }

    private static string Source(string path, string itemColumn, string nameColumn)
    {
        using CsvReader csv = CsvReader.Open(path);
        csv.Column(itemColumn);
        csv.Column(nameColumn);
        return PurchaseSql.FromCsv(path, csv.Header, PurchaseSource.IsGzip(path));
    }

    private static string Usual(string source, string itemColumn, string nameColumn) =>
        $"""
        SELECT item, name FROM (
            SELECT upper({Column(itemColumn)}) AS item, left(trim({Column(nameColumn)}), {2 * MaxLength}) AS name, count(*) AS times FROM {source} GROUP BY ALL)
        WHERE item IS NOT NULL AND name <> ''
        QUALIFY row_number() OVER (PARTITION BY item ORDER BY times DESC, name) = 1 LIMIT {MaxItems + 1}
        """;

    private static string Readable(string name)
    {
        string text = name.Length <= MaxLength ? name : $"{name[..(MaxLength - 1)].TrimEnd()}…";
        return text.Any(char.IsLower) || !text.Any(char.IsUpper) ? text : char.ToUpperInvariant(text[0]) + text[1..].ToLowerInvariant();
    }
}

using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Segment;

/// <summary>Categories of items, as comma-separated values with a header.</summary>
internal static class CategoryFile
{
    private const int MaxItems = 1_000_000;

    /// <summary>The first category of each item, items in capitals as cleaned purchases have them; empty without a file.</summary>
    /// <exception cref="DataFileException">A column is missing or there are too many items.</exception>
    public static IReadOnlyDictionary<string, string> Read(string? path, string itemColumn, string categoryColumn)
    {
        var categories = new Dictionary<string, string>(StringComparer.Ordinal);
        if (path is null)
        {
            return categories;
        }

        using CsvReader csv = CsvReader.Open(path);
        (int item, int category) = (csv.Column(itemColumn), csv.Column(categoryColumn));
        while (csv.Read())
        {
            if (csv[category].Length > 0 && categories.TryAdd(csv[item].ToString().ToUpperInvariant(), csv[category].ToString()) && categories.Count > MaxItems)
            {
                throw new DataFileException($"{csv.Name}: more than {MaxItems:N0} items");
            }
        }

        return categories;
    }
}

using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Insight;

/// <summary>Baskets with the names of their items.</summary>
/// <param name="Baskets">Items of each, by number.</param>
/// <param name="Items">Names by number.</param>
internal sealed record BasketFile(IReadOnlyList<int[]> Baskets, IReadOnlyList<string> Items)
{
    /// <summary>Baskets kept in memory; past it the file is refused.</summary>
    public const int MaxBaskets = 5_000_000;

    /// <summary>Different items; past it the file is refused.</summary>
    public const int MaxItems = 1_000_000;

    private const int MaxLineLength = 1 << 16;

    /// <summary>
    /// Reads a file that <c>purchases</c> wrote (it has the columns <c>item</c> and <c>basket</c>), or one without a header that has a
    /// basket a line, its items separated by commas.
    /// </summary>
    /// <exception cref="DataFileException">The file is empty or beyond a bound.</exception>
    public static BasketFile Read(string path)
    {
        using (CsvReader csv = CsvReader.Open(path))
        {
            if (csv.FindColumn("item") is int item && csv.FindColumn(PurchaseFile.Basket) is int basket)
            {
                return ReadPurchases(csv, item, basket);
            }
        }

        return ReadLines(path);
    }

    private static BasketFile ReadPurchases(CsvReader csv, int item, int basket)
    {
        var items = new NameTable("items", MaxItems);
        var names = new NameTable("baskets", MaxBaskets);
        var baskets = new List<List<int>>();
        while (csv.Read())
        {
            int number = names.Add(csv[basket]);
            if (number == baskets.Count)
            {
                baskets.Add([]);
            }

            baskets[number].Add(items.Add(csv[item]));
        }

        return Checked(csv.Name, [.. baskets.Select(each => each.ToArray())], items.Names);
    }

    private static BasketFile ReadLines(string path)
    {
        var items = new NameTable("items", MaxItems);
        var baskets = new List<int[]>();
        foreach (string line in File.ReadLines(path))
        {
            if (line.Length > MaxLineLength || baskets.Count == MaxBaskets)
            {
                throw new DataFileException(
                    $"{Path.GetFileName(path)}: line {baskets.Count + 1}: more than {MaxBaskets:N0} baskets or a line of more than {MaxLineLength} characters");
            }

            baskets.Add([.. line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => items.Add(name))]);
        }

        return Checked(Path.GetFileName(path), baskets, items.Names);
    }

    private static BasketFile Checked(string name, IReadOnlyList<int[]> baskets, IReadOnlyList<string> items) => items.Count > 0
        ? new BasketFile(baskets, items)
        : throw new DataFileException($"{name}: holds no item");
}

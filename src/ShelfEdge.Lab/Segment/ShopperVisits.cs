using System.Globalization;
using ShelfEdge.Core.Segment;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Segment;

/// <summary>The baskets of each shopper, from a file that <c>shelfedge-lab purchases</c> wrote.</summary>
/// <param name="Shoppers">Names.</param>
/// <param name="Visits">Of each shopper, at least one.</param>
internal sealed record ShopperVisits(IReadOnlyList<string> Shoppers, IReadOnlyList<Visit[]> Visits)
{
    /// <summary>The time of the newest visit of all: when features are asked for.</summary>
    public DateTimeOffset Newest { get; } = Visits.Max(visits => visits.Max(visit => visit.Time));

    /// <summary>Reads to the end.</summary>
    /// <exception cref="DataFileException">A column is missing or a row cannot be read.</exception>
    public static ShopperVisits Read(string path)
    {
        using CsvReader csv = CsvReader.Open(path);
        return Read(csv);
    }

    /// <summary>Reads to the end.</summary>
    /// <exception cref="DataFileException">A column is missing or a row cannot be read.</exception>
    public static ShopperVisits Read(CsvReader csv)
    {
        int user = csv.Column("user");
        int time = csv.Column("time");
        int basket = csv.Column(PurchaseFile.Basket);
        int quantity = csv.Column(PurchaseFile.Quantity);
        int price = csv.Column(PurchaseFile.Price);
        var shoppers = new NameTable("shoppers", SegmentLimits.Shoppers);
        var baskets = new NameTable("baskets", PurchaseFile.MaxLines);
        var visits = new Dictionary<(int Shopper, int Basket), Visit>();
        while (csv.Read())
        {
            if (!DateTimeOffset.TryParse(csv[time], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at))
            {
                throw new DataFileException($"{csv.Name}: line {csv.Line}: '{csv[time]}' is no time; 2011-08-31T09:30:00Z is one");
            }

            var key = (shoppers.Add(csv[user]), baskets.Add(csv[basket]));
            double amount = Number(csv, quantity) * Number(csv, price);
            visits[key] = visits.TryGetValue(key, out Visit known)
                ? known with { Amount = known.Amount + amount }
                : new Visit(at, amount);
        }

        ILookup<int, Visit> byShopper = visits.ToLookup(pair => pair.Key.Shopper, pair => pair.Value);
        return visits.Count > 0
            ? new ShopperVisits(shoppers.Names, [.. Enumerable.Range(0, shoppers.Count).Select(shopper => byShopper[shopper].ToArray())])
            : throw new DataFileException($"{csv.Name}: has no rows after the header");
    }

    /// <summary>The features of every shopper.</summary>
    public FeatureTable Features()
    {
        int width = ShopperFeatures.Names.Length;
        double[] values = new double[Visits.Count * width];
        for (int shopper = 0; shopper < Visits.Count; shopper++)
        {
            ShopperFeatures.Compute(Visits[shopper], Newest, values.AsSpan(shopper * width, width));
        }

        return new FeatureTable(values, width);
    }

    private static double Number(CsvReader csv, int column) =>
        double.TryParse(csv[column], NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number is >= 0 and <= 1e9
            ? number
            : throw new DataFileException($"{csv.Name}: line {csv.Line}: '{csv[column]}' is no number from 0 to 1,000,000,000");
}

using System.Globalization;
using ShelfEdge.Core.Demand;
using ShelfEdge.Core.Segment;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Segment;

/// <summary>The baskets of each shopper, from a file that <c>shelfedge-lab purchases</c> wrote.</summary>
/// <param name="Shoppers">Names.</param>
/// <param name="Visits">Of each shopper, at least one, in the order of the file.</param>
internal sealed record ShopperVisits(IReadOnlyList<string> Shoppers, IReadOnlyList<ShopperVisit[]> Visits)
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
        int item = csv.Column("item");
        int time = csv.Column("time");
        int basket = csv.Column(PurchaseFile.Basket);
        int quantity = csv.Column(PurchaseFile.Quantity);
        int price = csv.Column(PurchaseFile.Price);
        var shoppers = new NameTable("shoppers", SegmentLimits.Shoppers);
        var baskets = new NameTable("baskets", PurchaseFile.MaxLines);
        var items = new NameTable("items", SegmentLimits.Items);
        var visits = new Dictionary<(int Shopper, int Basket), ShopperVisit>();
        for (int lines = 0; csv.Read(); lines++)
        {
            if (lines == PurchaseFile.MaxLines)
            {
                throw new DataFileException($"{csv.Name}: more than {PurchaseFile.MaxLines:N0} lines");
            }

            if (!DateTimeOffset.TryParse(csv[time], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at))
            {
                throw new DataFileException($"{csv.Name}: line {csv.Line}: '{csv[time]}' is no time; 2011-08-31T09:30:00Z is one");
            }

            var key = (shoppers.Add(csv[user]), baskets.Add(csv[basket]));
            if (!visits.TryGetValue(key, out ShopperVisit? visit))
            {
                visits.Add(key, visit = new ShopperVisit(at, []));
            }

            visit.Items.Add(new BoughtItem(items.Names[items.Add(csv[item])], Number(csv, quantity), Number(csv, price)));
        }

        ILookup<int, ShopperVisit> byShopper = visits.ToLookup(pair => pair.Key.Shopper, pair => pair.Value);
        return visits.Count > 0
            ? new ShopperVisits(shoppers.Names, [.. Enumerable.Range(0, shoppers.Count).Select(shopper => byShopper[shopper].ToArray())])
            : throw new DataFileException($"{csv.Name}: has no rows after the header");
    }

    /// <summary>What each item usually costs (its median price) and which category it is of.</summary>
    /// <param name="categories">By item; an item that is missing is a category of its own.</param>
    public ItemReferences Learn(IReadOnlyDictionary<string, string> categories) => ItemReferences.Learn(
    [
        .. Visits.SelectMany(visits => visits).SelectMany(visit => visit.Items).Where(line => line.Price > 0)
            .GroupBy(line => line.Item, line => line.Price)
            .Select(item => (item.Key, categories.GetValueOrDefault(item.Key), SampleQuantile.Of([.. item.Order()], 0.5))),
    ]);

    /// <summary>The sums of every shopper.</summary>
    /// <param name="references">Against which purchases are judged.</param>
    /// <param name="zone">Where the shop is.</param>
    public IReadOnlyList<ShopperTally> Tallies(ItemReferences references, TimeZoneInfo zone) =>
    [
        .. Visits.Select(visits => visits.Aggregate(ShopperTally.Empty, (tally, visit) => tally.With(
            visit.Time, TimeZoneInfo.ConvertTime(visit.Time, zone).TimeOfDay.TotalHours, visit.Items, references))),
    ];

    /// <summary>The first features of every shopper.</summary>
    /// <param name="tallies">Of the shoppers.</param>
    /// <param name="width">How many features.</param>
    public FeatureTable Features(IReadOnlyList<ShopperTally> tallies, int width)
    {
        double[] values = new double[tallies.Count * width];
        for (int shopper = 0; shopper < tallies.Count; shopper++)
        {
            ShopperFeatures.Compute(tallies[shopper], Newest, values.AsSpan(shopper * width, width));
        }

        return new FeatureTable(values, width);
    }

    /// <summary>The features that a model asks for, judged as the model judges.</summary>
    public FeatureTable Features(SegmentModel model, TimeZoneInfo zone) => Features(Tallies(model.References, zone), model.Scaling.Features.Length);

    private static double Number(CsvReader csv, int column) =>
        double.TryParse(csv[column], NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number is >= 0 and <= 1e9
            ? number
            : throw new DataFileException($"{csv.Name}: line {csv.Line}: '{csv[column]}' is no number from 0 to 1,000,000,000");
}

using System.Globalization;
using ShelfEdge.Core.Segment;
using ShelfEdge.Lab.Purchases;
using ShelfEdge.Lab.Segment;
using ShelfEdge.Testing;

namespace ShelfEdge.Lab.Tests.Segment;

public sealed class ShopperVisitsTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/data/shoppers");

    [Fact]
    public void Lines_of_a_basket_are_one_visit_and_age_from_the_newest_of_all()
    {
        using var csv = new CsvReader(
            new StringReader(
                "user,item,weight,time,basket,quantity,price\n"
                + "ann,tea,1,2011-08-01,1,2,3.5\nann,jam,1,2011-08-01,1,1,2\nann,tea,1,2011-08-05,2,1,1\nbob,tea,1,2011-08-11,3,4,0.5\n"),
            "test.csv");

        ShopperVisits visits = ShopperVisits.Read(csv);
        FeatureTable features = visits.Features(visits.Tallies(ItemReferences.None, TimeZoneInfo.Utc), 3);

        Assert.Equal(["ann", "bob"], visits.Shoppers);
        Assert.Equal([6, 2, 10], features.Row(0).ToArray());
        Assert.Equal([0, 1, 2], features.Row(1).ToArray());
    }

    /// <summary>The box is held to the same file, which a third computation made.</summary>
    [Fact]
    public void Features_are_those_that_the_box_computes_from_the_same_purchases()
    {
        ShopperVisits visits = ShopperVisits.Read(Path.Combine(Folder, "purchases.csv"));
        ItemReferences references = visits.Learn(CategoryFile.Read(Path.Combine(Folder, "products.csv"), "item", "category"));

        FeatureTable features = visits.Features(
            visits.Tallies(references, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")), ShopperFeatures.Names.Length);

        string[][] expected = Rows("features.csv");
        Assert.Equal(expected.Select(row => row[0]).Order(), visits.Shoppers.Order());
        foreach (string[] row in expected)
        {
            double[] found = features.Row(visits.Shoppers.Index().Single(shopper => shopper.Item == row[0]).Index).ToArray();
            Assert.Equal(row[1..].Select(value => double.Parse(value, CultureInfo.InvariantCulture)), found, (left, right) => Math.Abs(left - right) < 1e-9);
        }

        Assert.Equal(
            Rows("references.csv").Select(row => (row[0], double.Parse(row[2], CultureInfo.InvariantCulture))),
            references.All.Select(item => (item.Key, item.Value.UsualPrice)));
    }

    private static string[][] Rows(string name) =>
        [.. File.ReadAllLines(Path.Combine(Folder, name)).Skip(1).Select(line => line.Split(','))];
}

using ShelfEdge.Core.Segment;
using ShelfEdge.Lab.Purchases;
using ShelfEdge.Lab.Segment;

namespace ShelfEdge.Lab.Tests.Segment;

public sealed class ShopperVisitsTests
{
    [Fact]
    public void Lines_of_a_basket_are_one_visit_and_age_from_the_newest_of_all()
    {
        using var csv = new CsvReader(
            new StringReader(
                "user,item,weight,time,basket,quantity,price\n"
                + "ann,tea,1,2011-08-01,1,2,3.5\nann,jam,1,2011-08-01,1,1,2\nann,tea,1,2011-08-05,2,1,1\nbob,tea,1,2011-08-11,3,4,0.5\n"),
            "test.csv");

        ShopperVisits visits = ShopperVisits.Read(csv);
        FeatureTable features = visits.Features();

        Assert.Equal(["ann", "bob"], visits.Shoppers);
        Assert.Equal([6, 2, 10], features.Row(0).ToArray());
        Assert.Equal([0, 1, 2], features.Row(1).ToArray());
    }
}

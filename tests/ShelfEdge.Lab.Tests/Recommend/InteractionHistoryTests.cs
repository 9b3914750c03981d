using ShelfEdge.Core.Recommend;
using ShelfEdge.Lab.Purchases;
using ShelfEdge.Lab.Recommend;

namespace ShelfEdge.Lab.Tests.Recommend;

public sealed class InteractionHistoryTests
{
    private static readonly DateTimeOffset Day = new(2011, 8, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Columns_are_found_by_name_and_others_passed_over()
    {
        InteractionHistory history = Read("time,colour,item,user,weight\n2011-08-01,red,tea,ann,2.5\n2011-08-02T00:00:00Z,,jam,bob,1\n");

        Assert.Equal([new InteractionEvent(0, 0, 2.5f, Day), new InteractionEvent(1, 1, 1, Day.AddDays(1))], history.Events);
        Assert.Equal(["ann", "bob"], history.Users);
        Assert.Equal(["tea", "jam"], history.Items);
        Assert.Equal(Day.AddDays(1), history.Newest);
        Assert.True(history.HasTimes);
    }

    [Fact]
    public void Weight_and_time_may_be_missing()
    {
        InteractionHistory history = Read("user,item\nann,tea\n");

        Assert.Equal(1, history.Events[0].Weight);
        Assert.False(history.HasTimes);
    }

    [Theory]
    [InlineData("user\nann\n", "has no column 'item'")]
    [InlineData("user,item\n", "has no rows")]
    [InlineData("user,item\n,tea\n", "line 2: the user must have")]
    [InlineData("user,item\nann,\n", "line 2: the item must have")]
    [InlineData("user,item,weight\nann,tea,many\n", "line 2: weight 'many' is no number")]
    [InlineData("user,item,weight\nann,tea,NaN\n", "line 2: weight 'NaN' is no number")]
    [InlineData("user,item,weight\nann,tea,1e30\n", "line 2: weight '1e30' is no number")]
    [InlineData("user,item,time\nann,tea,2011-08-01\nann,tea,soon\n", "line 3: 'soon' is no time")]
    public void Row_that_cannot_be_read_is_named(string text, string message)
    {
        var exception = Assert.Throws<DataFileException>(() => Read(text));

        Assert.StartsWith("test.csv: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Amounts_of_a_pair_are_added_and_age_from_the_last_one()
    {
        InteractionHistory history = Read(
            "user,item,weight,time\nann,tea,1,2011-08-01\nann,tea,3,2011-08-11\nann,jam,1,2011-08-21\nbob,tea,-1,2011-08-01\n");

        List<Interaction> weights = HistoryWeighting.Weigh(history, new ConfidenceRules(1, 10));

        Assert.Equal(2, weights.Count);
        Assert.Equal(0.5 * (1 + Math.Log(5)), weights[0].Weight, 1e-5);
        Assert.Equal(1 + Math.Log(2), weights[1].Weight, 1e-5);
    }

    [Fact]
    public void Newest_rating_of_a_pair_counts()
    {
        InteractionHistory history = Read("user,item,weight,time\nann,tea,5,2011-08-02\nann,tea,1,2011-08-01\nann,jam,2,2011-08-01\nann,jam,4,2011-08-01\n");

        Assert.Equal([new Interaction(0, 0, 5), new Interaction(0, 1, 4)], HistoryWeighting.Newest(history));
    }

    internal static InteractionHistory Read(string text)
    {
        using var csv = new CsvReader(new StringReader(text), "test.csv");
        return InteractionHistory.Read(csv);
    }
}

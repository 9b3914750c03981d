using System.Globalization;
using ShelfEdge.Core.Insight;
using ShelfEdge.Lab.Tests.Purchases;

namespace ShelfEdge.Lab.Tests.Insight;

public sealed class LogisticCommandsTests : IDisposable
{
    private readonly LabRun _run = new();

    [Fact]
    public void Model_is_written_and_judged_beside_trees()
    {
        string train = WriteRows("train.csv", 1);
        string test = WriteRows("test.csv", 2);

        int code = _run.Run(
            "train", "logistic", "--features", train, "--test", test, "--label", "empty", "--out", _run.PathOf("out/empty.model"), "--trees");

        Assert.Equal(0, code);
        LogisticModel model = LogisticModelFile.Read(File.ReadAllBytes(_run.PathOf("out/empty.model")));
        Assert.Equal(["rate", "noise"], model.Terms.Select(term => term.Name));
        Assert.True(model.Terms[0].Low > 0.5, _run.Output);
        Assert.InRange(0, model.Terms[1].Low, model.Terms[1].High);
        Assert.True(Auc("logistic") > 0.75, _run.Output);
        Assert.True(Auc("trees") > 0.7, _run.Output);
        string carrier = _run.Output[_run.Output.IndexOf("share of the trees", StringComparison.Ordinal)..].Split('\n')[2];
        Assert.StartsWith("| rate |", carrier, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rate,empty\n1,0\n2,2\n", "row 2: empty is 2; 0 or 1 are allowed")]
    [InlineData("rate,empty\n1,0\n2,0\n", "all rows have the same empty")]
    [InlineData("rate,full\n1,0\n2,1\n", "needs features and a column 'empty'; it has rate, full")]
    [InlineData("rate,empty\nmuch,0\n", "line 2: rate 'much' is no number")]
    public void Rows_that_cannot_be_used_are_told(string text, string message)
    {
        File.WriteAllText(_run.PathOf("bad.csv"), text);

        Assert.Equal(1, _run.Run("train", "logistic", "--features", _run.PathOf("bad.csv"), "--label", "empty", "--out", _run.PathOf("m")));
        Assert.Contains(message, _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Features_of_a_week_know_nothing_of_the_next()
    {
        // One household buys milk in every week, the other bread once; the label alone may look ahead.
        string[] lines =
        [
            .. Enumerable.Range(0, 30).Select(week => $"h1,1,1,{new DateTime(2017, 1, 1).AddDays(7 * week):yyyy-MM-dd}T12:00:00Z,a{week},1,1"),
            "h2,2,1,2017-01-01T12:00:00Z,c,1,1",
            "h2,2,1,2017-05-21T12:00:00Z,d,1,1",
        ];
        string purchases = _run.Write("train.csv", ["user,item,weight,time,basket,quantity,price", .. lines]);
        string products = _run.Write("products.csv", "product_id,product_category", "1,MILK", "2,BREAD");

        int code = _run.Run(
            "features", "category", "--purchases", purchases, "--products", products, "--out", _run.PathOf("out"), "--test-weeks", "8");

        Assert.Equal(0, code);
        string[] test = File.ReadAllLines(_run.PathOf("out/test.csv"));
        Assert.Equal("boughtThisWeek,weeksOfLast4,weeksOfLast8,weeksSince,visitsLast4,categoryShare,categoryReach,label", test[0]);

        // Weeks 20 to 27 of two households and two categories. Bread was bought in week 20: told as this week there, never as next before.
        Assert.Equal(32, test.Length - 1);
        Assert.Equal(8, test.Count(row => row == "1,4,8,0,4,1.0,0.5,1"));
        Assert.Single(test, row => row.StartsWith("1,1,1,0,1,", StringComparison.Ordinal));
        string[] train = File.ReadAllLines(_run.PathOf("out/train.csv"));
        Assert.Single(train, row => row.StartsWith("0,0,0,19,0,", StringComparison.Ordinal) && row.EndsWith(",1", StringComparison.Ordinal));
    }

    [Fact]
    public void Too_few_weeks_are_told()
    {
        string purchases = _run.Write("train.csv", "user,item,weight,time,basket,quantity,price", "h1,1,1,2017-01-01T12:00:00Z,a,1,1");
        string products = _run.Write("products.csv", "product_id,product_category", "1,MILK");

        Assert.Equal(1, _run.Run("features", "category", "--purchases", purchases, "--products", products, "--out", _run.PathOf("out")));
        Assert.Contains("0 weeks; at least 19 are needed", _run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _run.Dispose();

    private double Auc(string model) => double.Parse(
        _run.Output.Split('\n').First(line => line.StartsWith($"| {model} |", StringComparison.Ordinal)).Split('|')[4],
        CultureInfo.InvariantCulture);

    private string WriteRows(string name, int seed)
    {
        var random = new Random(seed);
        return _run.Write(name, ["rate,noise,empty", .. Enumerable.Range(0, 2_000).Select(_ =>
        {
            double rate = (random.NextDouble() * 4) - 2;
            int empty = random.NextDouble() < 1 / (1 + Math.Exp(-1.5 * rate)) ? 1 : 0;
            return string.Create(CultureInfo.InvariantCulture, $"{rate:F4},{random.NextDouble():F4},{empty}");
        })]);
    }
}

using System.Globalization;
using ShelfEdge.Core.Segment;
using ShelfEdge.Lab.Segment;
using ShelfEdge.Lab.Tests.Purchases;

namespace ShelfEdge.Lab.Tests.Segment;

public sealed class SegmentCommandsTests : IDisposable
{
    private readonly LabRun _run = new();

    [Fact]
    public void Kinds_of_shoppers_are_found_and_named()
    {
        string purchases = WriteShoppers();

        int code = _run.Run("train", "segments", "--features", "Rfm", "--purchases", purchases, "--out", _run.PathOf("model"), "--minimum-size", "10");

        Assert.Equal(0, code);
        SegmentModel model = new SegmentDirectory(_run.PathOf("model")).ReadModel();
        Assert.Equal(["high-value", "lost", "promising"], model.Segments.Select(segment => segment.Name).Order());
        Assert.All(model.Segments, segment => Assert.Equal(40, segment.Size));
        Assert.Contains("| 3 | 3 | 40 |", _run.Output, StringComparison.Ordinal);
        Assert.Contains("| chosen |", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_shopper_is_told_their_segment()
    {
        string purchases = WriteShoppers();
        _run.Run("train", "segments", "--features", "Rfm", "--purchases", purchases, "--out", _run.PathOf("model"), "--minimum-size", "10");

        int code = _run.Run("segment", "--model", _run.PathOf("model"), "--purchases", purchases, "--out", _run.PathOf("out.csv"));

        Assert.Equal(0, code);
        string[] lines = File.ReadAllLines(_run.PathOf("out.csv"));
        Assert.Equal("user,segment", lines[0]);
        Assert.Equal(120, lines.Length - 1);
        Assert.All(lines.Skip(1), line => Assert.Equal(line[0] switch { 'h' => "high-value", 'l' => "lost", _ => "promising" }, line.Split(',')[1]));
    }

    [Fact]
    public void Segments_wanted_are_made_and_small_ones_dissolved()
    {
        string purchases = WriteShoppers();

        Assert.Equal(0, _run.Run(
            "train", "segments", "--features", "Rfm", "--purchases", purchases, "--out", _run.PathOf("model"), "--segments", "6", "--minimum-size", "35"));

        SegmentModel model = new SegmentDirectory(_run.PathOf("model")).ReadModel();
        Assert.InRange(model.Segments.Length, 1, 3);
        Assert.All(model.Segments, segment => Assert.InRange(segment.Size, 35, 120));
    }

    [Fact]
    public void Same_seed_gives_the_same_file_whatever_the_threads()
    {
        string purchases = WriteShoppers();
        foreach ((string model, string jobs) in new[] { ("one", "1"), ("two", "3") })
        {
            _run.Run("train", "segments", "--features", "Rfm", "--purchases", purchases, "--out", _run.PathOf(model), "--jobs", jobs);
        }

        Assert.Equal(
            File.ReadAllBytes(_run.PathOf("one/segments.model")), File.ReadAllBytes(_run.PathOf("two/segments.model")));
    }

    [Fact]
    public void Scaled_features_are_written_without_names_and_group_to_the_same_inertia()
    {
        string purchases = WriteShoppers();
        _run.Run(
            "train", "segments", "--features", "Rfm", "--purchases", purchases, "--out", _run.PathOf("model"), "--segments", "3", "--minimum-size", "1",
            "--features-out", _run.PathOf("features.csv"));
        string trained = _run.Output.Split('\n').First(line => line.StartsWith("| 3 |", StringComparison.Ordinal)).Split('|')[4].Trim();
        Assert.Equal("recencyDays,frequency,monetary", File.ReadLines(_run.PathOf("features.csv")).First());

        Assert.Equal(0, _run.Run("evaluate", "segments", "--features", _run.PathOf("features.csv"), "--raw", "--segments", "3"));

        double inertia = double.Parse(_run.Output.Split("inertia ")[1].Split(' ')[0], CultureInfo.InvariantCulture);
        Assert.Equal(double.Parse(trained, CultureInfo.InvariantCulture), inertia, 0.001);
    }

    [Fact]
    public void Habits_tell_shoppers_apart_whom_amounts_do_not()
    {
        string purchases = WriteHabits();
        string products = _run.Write("products.csv", "product_id,product_category", "TEA,drinks", "COFFEE,drinks", "SOAP,care");

        int code = _run.Run(
            "train", "segments", "--purchases", purchases, "--out", _run.PathOf("model"), "--minimum-size", "20", "--segments", "2", "--features", "All",
            "--products", products, "--chart", _run.PathOf("chart.html"));

        Assert.True(code == 0, _run.Error);
        SegmentModel model = new SegmentDirectory(_run.PathOf("model")).ReadForShoppers();
        Assert.Equal(ShopperFeatures.Names, model.Scaling.Features.Select(scale => scale.Name));
        Assert.Equal(["COFFEE", "SOAP", "TEA"], model.References.All.Select(item => item.Key));
        Assert.Equal([40, 40], model.Segments.Select(segment => segment.Size));
        Assert.Contains("late in the day", _run.Output, StringComparison.Ordinal);
        Assert.Contains("| segment | basketSize | categoryMix | hourOfDay | priceLevel | promotionShare |", _run.Output, StringComparison.Ordinal);
        string page = File.ReadAllText(_run.PathOf("chart.html"));
        Assert.Equal(3, page.Split("<svg ").Length - 1);
        Assert.Contains("Chosen: 2", page, StringComparison.Ordinal);

        Assert.Equal(0, _run.Run("segment", "--model", _run.PathOf("model"), "--purchases", purchases, "--out", _run.PathOf("out.csv")));
        Assert.Single(File.ReadLines(_run.PathOf("out.csv")).Where(line => line[0] == 'e').Select(line => line.Split(',')[1]).Distinct());
    }

    [Fact]
    public void Groups_are_compared_with_known_ones()
    {
        string features = _run.Write(
            "features.csv",
            ["kind,a,b,noise", .. Enumerable.Range(0, 40).Select(i => $"{(i % 2 == 0 ? "x" : "y")},{(i % 2 * 50) + (i % 5)},{i % 2 * 9},{i * 1000}")]);

        int code = _run.Run(
            "evaluate", "segments", "--features", features, "--label", "kind", "--columns", "a", "b", "--segments", "2");

        Assert.Equal(0, code);
        Assert.Contains("rows 40  features 2  segments 2", _run.Output, StringComparison.Ordinal);
        Assert.Contains("adjusted Rand index with kind 1.0000", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Mixture_tells_long_groups_apart_that_means_cut_across()
    {
        var random = new Random(4);
        string features = _run.Write(
            "features.csv",
            ["kind,a,b", .. Enumerable.Range(0, 400).Select(i => string.Create(
                CultureInfo.InvariantCulture, $"{(i % 2 == 0 ? "x" : "y")},{random.NextDouble() * 100:F3},{(i % 2 * 4) + random.NextDouble():F3}"))]);

        int code = _run.Run(
            "evaluate", "segments", "--features", features, "--label", "kind", "--raw", "--segments", "2", "--mixture", "full");

        Assert.Equal(0, code);
        string[] indices = [.. _run.Output.Split('\n').Where(line => line.StartsWith("adjusted", StringComparison.Ordinal))];
        Assert.DoesNotContain("1.0000", indices[0], StringComparison.Ordinal);
        Assert.EndsWith("1.0000", indices[1], StringComparison.Ordinal);
        Assert.Contains("BIC", _run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user,item,time,basket,quantity,price\nu1,i,soon,1,1,1\n", "line 2: 'soon' is no time")]
    [InlineData("user,item,time,basket,quantity,price\nu1,i,2011-08-01,1,-1,1\n", "line 2: '-1' is no number from 0")]
    [InlineData("user,item,time,basket,quantity,price\n", "has no rows")]
    [InlineData("user,item,time,basket,quantity\nu1,i,2011-08-01,1,1\n", "has no column 'price'")]
    [InlineData("user,item,time,basket,quantity,price\nu1,i,2011-08-01,1,1,1\n", "1 shoppers do not make 8 segments")]
    public void File_that_cannot_be_used_is_told(string text, string message)
    {
        File.WriteAllText(_run.PathOf("bad.csv"), text);

        Assert.Equal(1, _run.Run("train", "segments", "--purchases", _run.PathOf("bad.csv"), "--out", _run.PathOf("model")));
        Assert.Contains(message, _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_model_is_named()
    {
        string purchases = WriteShoppers();
        _run.Run("train", "segments", "--features", "Rfm", "--purchases", purchases, "--out", _run.PathOf("model"));
        string path = _run.PathOf("model/segments.model");
        byte[] bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);

        Assert.Equal(1, _run.Run("segment", "--model", _run.PathOf("model"), "--purchases", purchases, "--out", _run.PathOf("out.csv")));
        Assert.Contains($"{path}: the checksum is wrong", _run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _run.Dispose();

    /// <summary>Forty shoppers each who buy one dear thing in the morning, and several on promotion in the evening, as often and for as much.</summary>
    private string WriteHabits()
    {
        var random = new Random(2);
        var lines = new List<string> { "user,item,weight,time,basket,quantity,price" };
        for (int shopper = 0; shopper < 40; shopper++)
        {
            for (int visit = 0; visit < 6; visit++)
            {
                string day = $"2011-08-{1 + (visit * 4) + random.Next(4):00}T";
                lines.Add($"m{shopper},COFFEE,1,{day}0{7 + random.Next(3)}:00:00Z,m{shopper}-{visit},1,12");
                string late = $"{day}{18 + random.Next(3)}:00:00Z,e{shopper}-{visit}";
                lines.Add($"e{shopper},TEA,1,{late},3,2");
                lines.Add($"e{shopper},SOAP,1,{late},4,1.5");
            }
        }

        return _run.Write("habits.csv", lines);
    }

    /// <summary>Forty shoppers each who come often and lately, who came once long ago, and who came once lately.</summary>
    private string WriteShoppers()
    {
        var random = new Random(1);
        var end = new DateTime(2011, 9, 1, 0, 0, 0, DateTimeKind.Utc);
        var lines = new List<string> { "user,item,weight,time,basket,quantity,price" };
        int basket = 0;
        for (int shopper = 0; shopper < 40; shopper++)
        {
            for (int visit = 0; visit < 12 + random.Next(6); visit++)
            {
                Add($"h{shopper}", random.Next(0, 20) + (visit * 10), 80 + random.Next(40));
            }

            Add($"l{shopper}", 200 + random.Next(60), 8 + random.Next(4));
            Add($"p{shopper}", random.Next(0, 25), 8 + random.Next(4));
        }

        return _run.Write("purchases.csv", lines);

        void Add(string user, int daysAgo, int price) => lines.Add(string.Create(
            CultureInfo.InvariantCulture, $"{user},i1,1,{end.AddDays(-daysAgo):yyyy-MM-dd},b{basket++},2,{price}"));
    }
}

using ShelfEdge.Lab.Tests.Purchases;

namespace ShelfEdge.Lab.Tests.Report;

public sealed class ReportCommandTests : IDisposable
{
    private readonly LabRun _run = new();

    [Fact]
    public void Page_tells_what_to_do_from_the_figures_of_every_chapter()
    {
        string page = Page("en");

        Assert.Contains("Give Green tea more room, it brought £280 more", page, StringComparison.Ordinal);
        Assert.Contains("1 kg&lt;/b&gt; brought £336 less", page, StringComparison.Ordinal);
        Assert.Contains("Refill Green tea before 14:00: it stood empty for 28 hours", page, StringComparison.Ordinal);
        Assert.Contains("that cost about £280", page, StringComparison.Ordinal);
        Assert.Contains("1 alerts were raised; half were cleared within 45 minutes", page, StringComparison.Ordinal);
        Assert.Contains("Have 19 pieces of Green tea ready on Tue 3 Mar 2026: 14 are expected", page, StringComparison.Ordinal);
        Assert.Contains("Keep the offer tea-two: it makes 15 more of a hundred shoppers buy", page, StringComparison.Ordinal);
        Assert.Contains("within sight of Green tea: 50 % of those who buy Green tea take it too, 2.5 times", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_loads_nothing_from_elsewhere_and_runs_nothing()
    {
        string page = Page("en");

        Assert.DoesNotContain("http", page.Replace("http://www.w3.org/", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>1 kg", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_in_Chinese_has_the_same_figures()
    {
        string page = Page("zh-Hans");

        Assert.Contains("<html lang=\"zh-Hans\">", page, StringComparison.Ordinal);
        Assert.Contains("给“Green tea”更多陈列位：它比上一时段多卖了 £280", page, StringComparison.Ordinal);
        Assert.Contains("2026年3月3日", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Chapters_without_data_say_how_to_give_it()
    {
        string path = _run.PathOf("page.html");

        int code = _run.Run("report", "--input", ShopFiles.Purchases(_run), "--format", "plain", "--out", path);

        Assert.True(code == 0, _run.Error);
        string page = File.ReadAllText(path);
        Assert.All(["--box", "--forecast", "--segments", "--offers", "--rules"], option => Assert.Contains($"give {option}", page, StringComparison.Ordinal));
        Assert.DoesNotContain("availability", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Period_ends_where_it_is_asked_to()
    {
        string path = _run.PathOf("page.html");

        int code = _run.Run(
            "report", "--input", ShopFiles.Purchases(_run), "--format", "plain", "--until", "2026-02-01", "--days", "7", "--out", path);

        Assert.True(code == 0, _run.Error);
        Assert.Contains("Mon 26 Jan 2026 to Sun 1 Feb 2026, compared with the 7 days before", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Contains("Leave the shelves as they are", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"at\":\"2026-03-01T00:00:00Z\"}", "shelfedge offers --json")]
    [InlineData("{\"at\":\"2026-03-01T00:00:00Z\",\"offers\":[{\"id\":\"x\",\"given\":1,\"givenBought\":2}]}", "offer 'x'")]
    [InlineData("{\"at\":\"2026-03-01T00:00:00Z\",\"offers\":[null]}", "number 1")]
    [InlineData("no json", "offers.json")]
    public void Offers_that_cannot_be_are_refused(string json, string told)
    {
        int code = _run.Run(
            "report", "--input", ShopFiles.Purchases(_run), "--format", "plain", "--out", _run.PathOf("page.html"), "--offers", _run.Write("offers.json", json));

        Assert.Equal(1, code);
        Assert.Contains(told, _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Period_without_a_sale_is_told_in_one_line()
    {
        int code = _run.Run(
            "report", "--input", ShopFiles.Purchases(_run), "--format", "plain", "--until", "2027-02-01", "--days", "7", "--out", _run.PathOf("page.html"));

        Assert.Equal((1, "purchases.csv: no sales from 2027-01-26 to 2027-02-01"), (code, _run.Error.TrimEnd()));
    }

    [Fact]
    public void New_item_hides_no_item_that_sells_more_and_a_first_period_is_compared_with_none()
    {
        string[] old = File.ReadAllLines(ShopFiles.Purchases(_run));
        string purchases = _run.Write("more.csv", [.. old, .. Enumerable.Range(28, 28).Select(day =>
            $"u1,NEW,n{day},100,9,{ShopFiles.First.AddDays(day):yyyy-MM-dd}T10:00:00,New")]);
        string path = _run.PathOf("page.html");

        Assert.Equal(0, _run.Run("report", "--input", purchases, "--format", "plain", "--out", path));
        Assert.Contains("Give TEA more room, it brought", File.ReadAllText(path), StringComparison.Ordinal);

        Assert.Equal(0, _run.Run("report", "--input", purchases, "--format", "plain", "--days", "56", "--out", path));
        Assert.DoesNotContain("no product moved", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Alerts_without_a_box_are_refused()
    {
        Assert.NotEqual(0, _run.Run("report", "--input", "x", "--out", "y", "--alerts", "z", "--planogram", "p"));
        Assert.Contains("--box: is needed with --alerts", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Box_without_a_planogram_is_refused()
    {
        int code = _run.Run("report", "--input", "x", "--out", "y", "--box", "z");

        Assert.NotEqual(0, code);
        Assert.Contains("--planogram: is needed with --box", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Box_file_that_is_no_database_is_told_in_one_line()
    {
        string[] arguments = ShopFiles.Arguments(_run, "en", "page.html");
        File.WriteAllText(_run.PathOf("forecast.db"), "this is no database, and long enough to be looked at as one");

        int code = _run.Run(arguments);

        Assert.Equal(1, code);
        Assert.Contains("forecast.db: ", _run.Error, StringComparison.Ordinal);
        Assert.Single(_run.Error.TrimEnd().Split('\n'));
    }

    public void Dispose() => _run.Dispose();

    private string Page(string language)
    {
        int code = _run.Run(ShopFiles.Arguments(_run, language, "page.html"));
        Assert.True(code == 0, _run.Error);
        return File.ReadAllText(_run.PathOf("page.html"));
    }
}

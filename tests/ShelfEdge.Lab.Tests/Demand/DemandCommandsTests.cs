using System.Globalization;
using ShelfEdge.Lab.Tests.Purchases;

namespace ShelfEdge.Lab.Tests.Demand;

public sealed class DemandCommandsTests : IDisposable
{
    private const string Header = "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID";
    private static readonly DateOnly _first = new(2011, 1, 2);
    private readonly LabRun _run = new();

    [Fact]
    public void Table_tells_rmsse_against_baselines_and_coverage()
    {
        int code = _run.Run("evaluate", "demand", "--input", Sales(), "--from", "2011-05-01", "--days", "7", "--items", "2");

        Assert.True(code == 0, _run.Error);
        Assert.Contains("2 items, 102 open days before 2011-05-01, 6 open days forecast", _run.Output, StringComparison.Ordinal);
        Assert.Contains("| **combined by SKU** |", _run.Output, StringComparison.Ordinal);
        Assert.Contains("% of 12 days of items", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Forecast_leaves_closed_days_out_and_knows_nothing_of_the_days_to_come()
    {
        string later = Sales(factorFromMay: 50);
        string plain = Sales();

        Assert.Equal(0, _run.Run("forecast", "demand", "--input", plain, "--from", "2011-05-01", "--days", "7", "--items", "2", "--out", _run.PathOf("a.csv")));
        Assert.Equal(0, _run.Run("forecast", "demand", "--input", later, "--from", "2011-05-01", "--days", "7", "--items", "2", "--out", _run.PathOf("b.csv")));

        string[] lines = File.ReadAllLines(_run.PathOf("a.csv"));
        Assert.Equal(1 + (2 * 6), lines.Length);
        Assert.DoesNotContain(lines, line => line.Contains("2011-05-07", StringComparison.Ordinal));
        Assert.Equal(lines, File.ReadAllLines(_run.PathOf("b.csv")));
    }

    [Fact]
    public void Holiday_that_is_told_is_not_forecast()
    {
        Assert.Equal(0, _run.Run(
            "forecast", "demand", "--input", Sales(), "--from", "2011-05-01", "--days", "7", "--items", "1", "--closed", "2011-05-02", "2011-05-04",
            "--out", _run.PathOf("a.csv")));

        string[] days = [.. File.ReadAllLines(_run.PathOf("a.csv")).Skip(1).Select(line => line.Split(',')[1])];
        Assert.Equal(["2011-05-01", "2011-05-03", "2011-05-05", "2011-05-06"], days);
    }

    [Fact]
    public void Unknown_buyers_count_and_sales_taken_back_do_not()
    {
        string path = Sales(extra: ["b1,10002,9000,2011-04-29T10:00:00,1,u1", "C1,10002,-9000,2011-04-29T11:00:00,1,u1", "b2,POST,99999,2011-04-29T10:00:00,1,"]);

        Assert.Equal(0, _run.Run("forecast", "demand", "--input", path, "--from", "2011-05-01", "--days", "7", "--items", "1", "--out", _run.PathOf("a.csv")));

        // 10001 sells more than 10002 only if neither the order that was taken back nor the postage counts.
        Assert.All(File.ReadAllLines(_run.PathOf("a.csv")).Skip(1), line => Assert.StartsWith("10001,", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Too_few_days_are_refused_with_what_is_needed()
    {
        int code = _run.Run("evaluate", "demand", "--input", Sales(), "--from", "2011-02-01");

        Assert.Equal(1, code);
        Assert.Contains("144", _run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _run.Dispose();

    // Two products without a customer, no Saturdays, to the middle of May.
    private string Sales(int factorFromMay = 1, params string[] extra)
    {
        var lines = new List<string> { Header };
        for (int day = 0; day < 134; day++)
        {
            DateOnly date = _first.AddDays(day);
            if (date.DayOfWeek != DayOfWeek.Saturday)
            {
                int factor = date.Month >= 5 ? factorFromMay : 1;
                string time = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T09:00:00";
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"a{day},10001,{factor * (10 + (day * 7 % 5))},{time},1,"));
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"a{day},10002,{factor * (4 + (day * 3 % 4))},{time},1,"));
            }
        }

        return _run.Write($"sales{factorFromMay}.csv", [.. lines, .. extra]);
    }
}

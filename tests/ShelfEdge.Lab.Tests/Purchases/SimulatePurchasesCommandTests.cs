namespace ShelfEdge.Lab.Tests.Purchases;

public sealed class SimulatePurchasesCommandTests : IDisposable
{
    private readonly LabRun _run = new();

    [Theory]
    [InlineData("purchases.csv")]
    [InlineData("purchases.csv.gz")]
    [InlineData("purchases.parquet")]
    public void Simulated_file_is_imported_with_every_kind_of_dirt_found(string name)
    {
        string file = _run.PathOf(name);
        Assert.Equal(0, _run.Run("simulate", "purchases", "--rows", "20000", "--out", file));

        int code = _run.Run("purchases", "--input", file, "--format", "plain", "--product", "P[0-9]+", "--out", _run.PathOf("out"));

        Assert.Equal(0, code);
        Assert.Matches("rows in +20,000", _run.Output);
        string[] kinds = [.. _run.Output.Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal))];
        Assert.Equal(9, kinds.Length);
        Assert.All(kinds.Where(line => !line.Contains("price outlier", StringComparison.Ordinal)), line => Assert.DoesNotMatch(" 0$", line));
    }

    [Fact]
    public void Same_seed_gives_the_same_purchases()
    {
        string[] files = [_run.PathOf("a.csv"), _run.PathOf("b.csv"), _run.PathOf("c.csv")];
        string[] seeds = ["1", "1", "2"];

        foreach ((string file, string seed) in files.Zip(seeds))
        {
            Assert.Equal(0, _run.Run("simulate", "purchases", "--rows", "500", "--seed", seed, "--out", file));
        }

        string[] texts = [.. files.Select(file => string.Join('\n', File.ReadAllLines(file).Order(StringComparer.Ordinal)))];
        Assert.Equal(texts[0], texts[1]);
        Assert.NotEqual(texts[0], texts[2]);
    }

    [Fact]
    public void More_rows_than_allowed_are_refused()
    {
        int code = _run.Run("simulate", "purchases", "--rows", "200000001", "--out", _run.PathOf("a.csv"));

        Assert.NotEqual(0, code);
        Assert.Contains("1 to 200000000", _run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_run.PathOf("a.csv")));
    }

    public void Dispose() => _run.Dispose();
}

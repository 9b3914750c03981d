using ShelfEdge.Core.Recommend;
using ShelfEdge.Lab.Tests.Purchases;

namespace ShelfEdge.Lab.Tests.Insight;

public sealed class RuleCommandsTests : IDisposable
{
    private readonly LabRun _run = new();

    [Fact]
    public void Rules_of_lines_of_items_are_written_as_the_box_reads_them()
    {
        string baskets = _run.Write("baskets.csv", ["pasta,sauce", "pasta, sauce, soap", "soap", "bread,soap", "pasta"]);

        int code = _run.Run("train", "rules", "--baskets", baskets, "--out", _run.PathOf("out/rules.json"), "--min-support", "0.2");

        Assert.Equal(0, code);
        AssociationRules rules = AssociationRulesFile.Read(File.ReadAllBytes(_run.PathOf("out/rules.json")));
        AssociationRule rule = Assert.Single(rules.With("sauce"), rule => rule.Then == "pasta" && rule.If.Length == 1);
        Assert.Equal(0.4f, rule.Support, 5);
        Assert.Equal(1f, rule.Confidence, 5);
        Assert.Equal(1 / 0.6f, rule.Lift, 5);
        Assert.Contains("5 baskets, 4 items", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Purchases_are_grouped_by_basket()
    {
        string purchases = _run.Write(
            "train.csv",
            "user,item,weight,time,basket,quantity,price",
            "u1,a,1,2011-01-01T00:00:00Z,b1,1,1",
            "u2,a,1,2011-01-02T00:00:00Z,b2,1,1",
            "u1,b,1,2011-01-01T00:00:00Z,b1,1,1",
            "u2,c,1,2011-01-02T00:00:00Z,b2,1,1");

        Assert.Equal(0, _run.Run("train", "rules", "--baskets", purchases, "--out", _run.PathOf("rules.json"), "--min-lift", "0"));

        AssociationRules rules = AssociationRulesFile.Read(File.ReadAllBytes(_run.PathOf("rules.json")));
        Assert.Equal(["b", "c"], rules.With("a").Where(rule => rule.If.Length == 1).Select(rule => rule.Then).Order());
        Assert.All(rules.With("a").Where(rule => rule.If.Length == 1), rule => Assert.Equal(0.5f, rule.Confidence));
    }

    [Fact]
    public void Other_baskets_tell_what_became_of_rules()
    {
        string told = _run.Write("told.csv", Enumerable.Repeat("a,b", 8).Concat(["a", "c"]));
        string later = _run.Write("later.csv", Enumerable.Repeat("a,b", 2).Concat(["a", "a", "c", "d"]));
        _run.Run("train", "rules", "--baskets", told, "--out", _run.PathOf("rules.json"), "--min-lift", "0", "--min-confidence", "0.85");

        Assert.Equal(0, _run.Run("evaluate", "rules", "--rules", _run.PathOf("rules.json"), "--baskets", later));

        // a -> b was told 8 of 9 and holds in 2 of 4; b -> a was told 8 of 8 and holds in 2 of 2.
        Assert.Contains("| 1 | 4 | 0.889 | 0.500 |", _run.Output, StringComparison.Ordinal);
        Assert.Contains("| 1 | 2 | 1.000 | 1.000 |", _run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "no rules")]
    [InlineData("{\"version\":2,\"rules\":[]}", "version 2 of rules is not known")]
    public void Rules_that_cannot_be_used_are_told(string text, string message)
    {
        string rules = _run.Write("bad.json", text);

        Assert.Equal(1, _run.Run("evaluate", "rules", "--rules", rules, "--baskets", _run.Write("b.csv", "a,b")));
        Assert.Contains($"{rules}: {message}", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Baskets_without_items_are_told()
    {
        Assert.Equal(1, _run.Run("train", "rules", "--baskets", _run.Write("b.csv", ",,"), "--out", _run.PathOf("rules.json")));
        Assert.Contains("b.csv: holds no item", _run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _run.Dispose();
}

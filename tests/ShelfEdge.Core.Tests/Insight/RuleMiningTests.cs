using CsCheck;
using ShelfEdge.Core.Insight;

namespace ShelfEdge.Core.Tests.Insight;

public sealed class RuleMiningTests
{
    private const int Bread = 0;
    private const int Butter = 1;
    private const int Soap = 2;

    [Fact]
    public void Support_confidence_and_lift_are_as_defined()
    {
        int[][] baskets = [[Bread, Butter], [Bread, Butter], [Bread], [Soap], []];

        var rules = RuleMining.Mine(baskets, new RuleMiningRules(0.2, 0, 0, 2));

        var rule = Assert.Single(rules, rule => rule.If.SequenceEqual([Bread]) && rule.Then == Butter);
        Assert.Equal(2 / 5.0, rule.Support, 12);
        Assert.Equal(2 / 3.0, rule.Confidence, 12);
        Assert.Equal(2 / 3.0 / (2 / 5.0), rule.Lift, 12);
        Assert.Equal(2, rules.Length);
    }

    [Fact]
    public void Every_rule_keeps_the_bounds_and_the_strongest_comes_first()
    {
        Gen.Select(Gen.Int[0, 6].Array[0, 5].Array[1, 40], Gen.Double[0, 0.5], Gen.Double[0, 1], Gen.Double[0, 2])
            .Sample((baskets, support, confidence, lift) =>
            {
                var rules = RuleMining.Mine(baskets, new RuleMiningRules(support, confidence, lift, 3));

                Assert.All(rules, rule =>
                {
                    Assert.InRange(rule.Support, support, 1);
                    Assert.InRange(rule.Confidence, Math.Max(confidence, rule.Support), 1);
                    Assert.True(rule.Lift >= lift);
                    Assert.DoesNotContain(rule.Then, rule.If);
                });
                Assert.Equal(rules.Select(rule => rule.Lift).OrderDescending(), rules.Select(rule => rule.Lift));
            }, iter: 200);
    }

    [Fact]
    public void Order_of_baskets_changes_nothing()
    {
        Gen.Int[0, 6].Array[0, 5].Array[1, 30].Sample(baskets =>
        {
            var rules = new RuleMiningRules(0.05, 0.1, 0, 3);

            var forward = RuleMining.Mine(baskets, rules).Select(Text);

            Assert.Equal(forward, RuleMining.Mine([.. baskets.Reverse()], rules).Select(Text));
        }, iter: 100);
    }

    [Fact]
    public void No_baskets_make_no_rules() =>
        Assert.Empty(RuleMining.Mine([], new RuleMiningRules(0.1, 0.1, 1, 3)));

    [Theory]
    [InlineData(-0.1, 0.5, 1, 2, "minSupport")]
    [InlineData(0.1, 1.5, 1, 2, "minConfidence")]
    [InlineData(0.1, 0.5, double.NaN, 2, "minLift")]
    [InlineData(0.1, 0.5, 1, 1, "maxItems")]
    [InlineData(0.1, 0.5, 1, 7, "maxItems")]
    public void Number_out_of_range_is_named(double support, double confidence, double lift, int items, string name) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => new RuleMiningRules(support, confidence, lift, items)).ParamName);

    private static string Text(MinedRule rule) => $"{string.Join(',', rule.If)}>{rule.Then} {rule.Support} {rule.Confidence} {rule.Lift}";
}

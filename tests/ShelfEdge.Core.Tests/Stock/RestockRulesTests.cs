using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Tests.Stock;

public sealed class RestockRulesTests
{
    private static readonly TimeSpan Negative = TimeSpan.FromTicks(-1);
    private static readonly TimeSpan TooLong = TimeSpan.FromDays(1) + TimeSpan.FromTicks(1);

    [Fact]
    public void Rules_without_values_have_the_documented_defaults()
    {
        var rules = new RestockRules();

        Assert.Equal(1, rules.ClearMargin);
        Assert.Equal(TimeSpan.FromSeconds(30), rules.LowDwell);
        Assert.Equal(TimeSpan.FromSeconds(30), rules.EmptyDwell);
        Assert.Equal(TimeSpan.FromSeconds(15), rules.ClearDwell);
        Assert.Equal(TimeSpan.FromMinutes(2), rules.CoolDown);
        Assert.Equal(TimeSpan.FromMinutes(5), rules.UnknownAfter);
        Assert.Equal(5, rules.Evidence.Window);
        Assert.Equal(3, rules.Evidence.MinFrames);
        Assert.Equal(2, rules.Evidence.MaxLossAtOnce);
        Assert.Equal(TimeSpan.FromSeconds(1), rules.Evidence.SettleAfter);
        Assert.Equal(TimeSpan.FromSeconds(4), rules.Evidence.SuddenLossHold);
        Assert.Equal(TimeSpan.FromMinutes(10), rules.Evidence.OcclusionHold);
        Assert.Equal(TimeSpan.FromMinutes(1), rules.Evidence.LearnAfter);
        Assert.Equal(TimeSpan.FromHours(2), rules.Evidence.RelearnAfter);
        Assert.Equal(0.35, rules.Counting.MinShare);
        Assert.Empty(rules.Counting.ProductClasses);
    }

    public static TheoryData<string, Action> Refused => new()
    {
        { "clearMargin", () => _ = new RestockRules(clearMargin: -1) },
        { "clearMargin", () => _ = new RestockRules(clearMargin: 201) },
        { "lowDwell", () => _ = new RestockRules(lowDwell: Negative) },
        { "lowDwell", () => _ = new RestockRules(lowDwell: TooLong) },
        { "emptyDwell", () => _ = new RestockRules(emptyDwell: Negative) },
        { "clearDwell", () => _ = new RestockRules(clearDwell: Negative) },
        { "coolDown", () => _ = new RestockRules(coolDown: Negative) },
        { "unknownAfter", () => _ = new RestockRules(unknownAfter: TimeSpan.Zero) },
        { "unknownAfter", () => _ = new RestockRules(unknownAfter: TooLong) },
        { "window", () => _ = new EvidenceRules(window: 0, minFrames: 0) },
        { "window", () => _ = new EvidenceRules(window: 32) },
        { "minFrames", () => _ = new EvidenceRules(minFrames: 0) },
        { "minFrames", () => _ = new EvidenceRules(window: 3, minFrames: 4) },
        { "maxLossAtOnce", () => _ = new EvidenceRules(maxLossAtOnce: 0) },
        { "maxLossAtOnce", () => _ = new EvidenceRules(maxLossAtOnce: 201) },
        { "settleAfter", () => _ = new EvidenceRules(settleAfter: Negative) },
        { "suddenLossHold", () => _ = new EvidenceRules(suddenLossHold: Negative) },
        { "suddenLossHold", () => _ = new EvidenceRules(suddenLossHold: TimeSpan.FromMinutes(11)) },
        { "occlusionHold", () => _ = new EvidenceRules(occlusionHold: TooLong) },
        { "learnAfter", () => _ = new EvidenceRules(learnAfter: TimeSpan.FromHours(3)) },
        { "relearnAfter", () => _ = new EvidenceRules(relearnAfter: TooLong) },
        { "minShare", () => _ = new CountingRules(minShare: 0) },
        { "minShare", () => _ = new CountingRules(minShare: 1.01) },
        { "minShare", () => _ = new CountingRules(minShare: double.NaN) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_value_out_of_range_is_refused_by_name(string name, Action make) =>
        Assert.Equal(name, Assert.ThrowsAny<ArgumentException>(make).ParamName);
}

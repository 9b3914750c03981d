using CsCheck;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recognition;

namespace ShelfEdge.Core.Tests.Recognition;

public sealed class PositionAgreementTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    // Window of 5, 3 looks at least, in at 60 %, out below 40 %.
    private readonly PositionAgreement _agreement = new(new AgreementRules());

    [Theory]
    [InlineData("a a", "undecided")]
    [InlineData("a a a", "a")]
    [InlineData("a b a", "a")]
    [InlineData("a b c", "undecided")]
    [InlineData("? ? ?", "unknown")]
    [InlineData("a ? ?", "unknown")]
    [InlineData("a a a b b", "a")] // 3 of 5
    [InlineData("a a a b b b", "b")] // the oldest leaves the window
    [InlineData("a a a b ? c", "a")] // 2 of 5 hold what 3 of 5 made
    [InlineData("a a a b ? c d", "undecided")]
    [InlineData("a a a . . .", "a")] // an empty position says nothing
    [InlineData(".", "none")]
    public void Looks_vote_and_a_verdict_stands_longer_than_it_took_to_reach(string looks, string expected)
    {
        foreach (var look in looks.Split(' '))
        {
            Look(look);
        }

        Assert.Equal(expected, Verdict());
    }

    [Fact]
    public void Most_crops_of_a_look_make_its_vote_in_any_order()
    {
        for (var look = 0; look < 3; look++)
        {
            foreach (var crop in look % 2 == 0 ? "abab?a" : "a?baab")
            {
                Add(crop, 0.8f);
            }

            _agreement.EndLook(Start);
        }

        Assert.Equal("a", Verdict());
    }

    [Fact]
    public void Score_is_the_mean_of_the_looks_that_agree()
    {
        foreach (var (sku, score) in new[] { ('a', 0.9f), ('a', 0.7f), ('b', 0.1f), ('a', 0.8f) })
        {
            Add(sku, score);
            _agreement.EndLook(Start);
        }

        Assert.Equal(0.8f, _agreement.Identity!.Score!.Value, 1e-5f);
        Assert.Equal(Start, _agreement.Identity.At);
    }

    [Fact]
    public void Verdict_always_has_the_share_to_stay_and_a_majority_always_wins() =>
        Gen.Int[0, 3].Array[1, 40].Sample(looks =>
        {
            var rules = new AgreementRules();
            var agreement = new PositionAgreement(rules);
            for (var i = 0; i < looks.Length; i++)
            {
                var sku = looks[i] == 0 ? (Sku?)null : new Sku($"s{looks[i]}");
                agreement.Add(new SkuMatch(sku, 0.7f, null, -1, sku is not null));
                agreement.EndLook(Start);
                var window = looks[Math.Max(0, i - rules.Window + 1)..(i + 1)];
                var identity = agreement.Identity!;
                if (window.Length >= rules.MinLooks
                    && window.GroupBy(look => look).FirstOrDefault(group => group.Count() >= rules.EnterShare * window.Length) is { } winner)
                {
                    Assert.Equal(winner.Key == 0 ? IdentityVerdict.Unknown : IdentityVerdict.Sku, identity.Verdict);
                    Assert.Equal(winner.Key == 0 ? null : $"s{winner.Key}", identity.Sku?.Value);
                }

                if (identity.Verdict != IdentityVerdict.Undecided)
                {
                    var share = window.Count(look => (look == 0 ? null : $"s{look}") == identity.Sku?.Value) / (double)window.Length;
                    Assert.True(share >= rules.LeaveShare);
                }
            }
        });

    [Theory]
    [InlineData(0, 1, 0.6, 0.4)]
    [InlineData(32, 1, 0.6, 0.4)]
    [InlineData(5, 6, 0.6, 0.4)]
    [InlineData(5, 0, 0.6, 0.4)]
    [InlineData(5, 3, 0.5, 0.4)]
    [InlineData(5, 3, 1.1, 0.4)]
    [InlineData(5, 3, 0.6, 0.7)]
    public void Rule_out_of_range_is_refused(int window, int minLooks, double enter, double leave) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AgreementRules(window, minLooks, enter, leave));

    private void Look(string crops)
    {
        foreach (var crop in crops.Where(crop => crop != '.'))
        {
            Add(crop, 0.8f);
        }

        _agreement.EndLook(Start);
    }

    private void Add(char crop, float score) =>
        _agreement.Add(new SkuMatch(new Sku($"{crop}"), score, null, -1, IsKnown: crop != '?'));

    private string Verdict() => _agreement.Identity is not { } identity
        ? "none"
        : identity.Sku?.Value ?? identity.Verdict.ToString().ToLowerInvariant();
}

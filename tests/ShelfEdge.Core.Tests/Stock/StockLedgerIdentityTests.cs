using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Tests.Stock;

public sealed class StockLedgerIdentityTests
{
    private readonly StockLedger _ledger = new(CountedStore.Plan(2), new RestockRules(), CountedStore.CountingIds());
    private int _second;

    [Fact]
    public void Positions_say_what_stands_there_once_looks_agree_and_only_that_change_is_reported()
    {
        Observe(Matches("4001", "4001", "9", "9"));
        Observe(Matches("4001", "4001", "9", "9"));
        Assert.Equal(IdentityVerdict.Undecided, Identity(1)!.Verdict);

        var decision = Observe(Matches("4001", "4001", "9", "9"));

        Assert.Contains(decision.Changes, stock => stock.Identity is { Verdict: IdentityVerdict.Sku, Sku.Value: "9" });
        Assert.Equal("4001", Identity(0)!.Sku?.Value);
        Assert.Equal("9", Identity(1)!.Sku?.Value);
        Assert.Equal("4001", _ledger.Snapshot.Positions[1].Sku.Value);
        Assert.True(Observe(Matches("4001", "4001", "9", "9")).IsNone);
    }

    [Fact]
    public void Frames_that_were_not_looked_at_change_nothing()
    {
        for (var i = 0; i < 3; i++)
        {
            Observe(Matches("4001", "4001", "9", "9"));
        }

        Observe([]);

        Assert.Equal("9", Identity(1)!.Sku?.Value);
    }

    [Fact]
    public void Without_looks_there_is_no_identity()
    {
        Observe([]);

        Assert.Null(Identity(0));
    }

    private static SkuMatch[] Matches(params string[] skus) =>
        [.. skus.Select(sku => new SkuMatch(new Sku(sku), 0.8f, null, -1, IsKnown: true))];

    private StockDecision Observe(SkuMatch[] matches) => _ledger.Observe(
        CountedStore.Frame(CountedStore.Start.AddSeconds(_second++), 2, 2) with { Matches = [.. matches] });

    private PositionIdentity? Identity(int position) => _ledger.Snapshot.Positions[position].Identity;
}

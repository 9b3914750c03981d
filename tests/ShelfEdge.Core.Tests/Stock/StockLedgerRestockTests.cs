using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Tests.Stock;

public sealed class StockLedgerRestockTests
{
    private readonly StockLedger _ledger = new(CountedStore.Plan(2), new RestockRules(), CountedStore.CountingIds());
    private int _second;

    [Fact]
    public void A_refilled_position_is_said_once_with_from_to_and_when()
    {
        Assert.Empty(See(60, 2, 4));
        var before = CountedStore.Start.AddSeconds(_second);

        var restock = Assert.Single(See(120, 4, 4));

        Assert.Equal(("camera-1-p0", 2, 4), (restock.Position.Value, restock.From, restock.To));
        Assert.InRange(restock.StartedAt, before, before.AddSeconds(10));
        Assert.InRange(restock.At - restock.StartedAt, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(25));
    }

    [Fact]
    public void One_product_put_back_is_no_refill()
    {
        See(60, 3, 4);

        Assert.Empty(See(120, 4, 4));
        Assert.Equal(4, _ledger.Snapshot.Positions[0].Believed);
    }

    private List<Restock> See(int seconds, params ReadOnlySpan<int> counts)
    {
        List<Restock> restocks = [];
        for (var i = 0; i < seconds; i += 2, _second += 2)
        {
            restocks.AddRange(_ledger.Observe(CountedStore.Frame(CountedStore.Start.AddSeconds(_second), counts)).Restocks);
        }

        return restocks;
    }
}

using Microsoft.Extensions.Time.Testing;
using ShelfEdge.Core.Stock;
using ShelfEdge.Service.Kiosk;
using ShelfEdge.Service.Offers;
using ShelfEdge.Service.Settings;
using ShelfEdge.Service.Tests.Fixtures;

namespace ShelfEdge.Service.Tests.Kiosk;

/// <summary>What stands around a log of feedback, put together as the box does, without a box.</summary>
internal sealed class KioskParts
{
    private readonly ShelfEdgeOptions _options;
    private readonly FakeTimeProvider _time;
    private readonly ShopperKeys _keys = new(null);

    public KioskParts(ShelfEdgeOptions options, FakeTimeProvider time)
    {
        (_options, _time) = (options, time);
        var ledger = new StockLedger(TestStore.Planogram, new RestockOptions().ToRules(), Guid.NewGuid);
        Store = new KioskStore(TestStore.Planogram, ledger, options.Recommend, time);
        Desk = new OfferDesk(Store, _keys);
    }

    public KioskStore Store { get; }

    public OfferDesk Desk { get; }

    public FeedbackLog ToLog(FeedbackDatabase database) => new(database, Store, _keys, Desk, _options, _time);
}

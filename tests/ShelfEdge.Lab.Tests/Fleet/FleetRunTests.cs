using ShelfEdge.Lab.Fleet;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Lab.Tests.Fleet;

public sealed class FleetRunTests
{
    [Fact(Timeout = 120_000)]
    public async Task Every_event_of_every_box_reaches_a_consumer_once_and_in_order()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        await using MosquittoBroker broker = await MosquittoBroker.StartAsync(stop, isQuick: true);
        await using LaneSubscriber subscriber = await LaneSubscriber.StartAsync(broker.Port, stop);

        FleetResult result = await new FleetRun(new FleetRules("127.0.0.1", broker.Port, 5, 20, 2, 1), TimeProvider.System).RunAsync(stop);

        await subscriber.WaitForAsync(result.Events, stop);
        LaneTally tally = subscriber.Ledger.Tally();
        Assert.Equal((result.Events, 0, 0), (tally.Distinct, tally.Lost, tally.OutOfOrder));
        Assert.InRange(result.Events, 100, 300);
        Assert.Equal(0, result.Waiting);
        Assert.InRange(result.Bytes / result.Events, 500, 5_000);
    }
}

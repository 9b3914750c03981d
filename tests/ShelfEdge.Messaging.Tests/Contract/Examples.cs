using System.Text;
using ShelfEdge.Core.Alerts;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Core.Remote;
using ShelfEdge.Core.Stock;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Messaging.Payloads;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Contract;

/// <summary>One message of each type from fixed values: the examples of <c>docs/messages.md</c>.</summary>
internal static class Examples
{
    private const string Stream = "0195504d3d0074a4a1c0d3f1a7b2c4e6";

    public static PositionStock Stock { get; } = new(
        new PositionId("aisle-3.milk.1"), new Sku("4011200296908"), new CameraId("cam-1"), 2, 8, 2, PositionState.Low,
        Some.Time.AddSeconds(5), Some.Time.AddMilliseconds(4800), null)
    {
        Identity = new(IdentityVerdict.Sku, new Sku("4011200296908"), 0.875f, Some.Time.AddMilliseconds(4800)),
        CriticalThreshold = 1,
        CoveredWidth = 0.25,
        RowsDeep = 2.5,
    };

    public static Alert Alert { get; } = new(
        new Guid("0195504d-1a2b-7c3d-8e4f-5a6b7c8d9e0f"), AlertKind.Low, AlertPhase.Raised, AlertSeverity.Warning, Stock.Position,
        Stock.Sku, Stock.Camera, Some.Time.AddSeconds(5), Some.Time.AddSeconds(5))
    {
        Believed = 2,
        Capacity = 8,
        ExpectedLoss = 1.25,
    };

    public static Restock Restock { get; } = new(
        Stock.Position, Stock.Sku, Stock.Camera, 1, 8, 8, Some.Time.AddSeconds(-20), Some.Time.AddSeconds(5));

    public static CommandAccount Done { get; } = new(
        CommandKind.DetectNow, "c-1", "/hub/support", CommandOutcome.Done, null, Some.Time.AddSeconds(5));

    private static ReadOnlyMemory<byte> Look { get; } = Encoding.UTF8.GetBytes(
        """
        {"cameras":[{"camera":"cam-1","state":"online","frame":812,"capturedAt":"2026-03-01T08:00:06Z","products":42}]}
        """);

    /// <summary>A factory whose ids count from 1.</summary>
    public static EventFactory NewFactory()
    {
        var number = 0;
        return new(new Topics("shelfedge", "store-7", "box-1"), _ => Some.Id(++number));
    }

    public static IReadOnlyList<OutboxEntry> All()
    {
        var factory = NewFactory();
        List<OutboxMessage> messages =
        [
            .. factory.FromDecision(new([Stock], []), [Alert], Some.Time.AddSeconds(5)),
            factory.CameraStatus(Stock.Camera, "stalled", "no frame for 10 s", Some.Time.AddSeconds(1)),
            .. factory.FromDecision(StockDecision.None with { Restocks = [Restock] }, [], Restock.At),
            factory.AlertState(Alert),
            factory.Audit(Some.Id(8), Done, Some.Time.AddSeconds(6)),
        ];
        long[] sequences = [41, 41, 7, 41, 42, 42, 1];
        return
        [
            .. messages.Zip(sequences, (message, sequence) => new OutboxEntry(Stream, sequence, message)),
            new OutboxEntry("", 0, factory.Reply(Some.Topics.Reply("detect-now"), Done, Look, isRepeated: false, Some.Time.AddSeconds(6))),
        ];
    }

    /// <summary>As it goes to the broker: a reply was never in an outbox.</summary>
    public static ReadOnlyMemory<byte> Compose(OutboxEntry entry) =>
        entry.Stream.Length > 0 ? EventEnvelope.Compose(entry) : EventEnvelope.ComposeReply(entry.Message);
}

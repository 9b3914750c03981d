using System.Text;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Messaging.Payloads;

namespace ShelfEdge.Testing.Messaging;

/// <summary>Arbitrary valid messages; the same number gives the same message.</summary>
public static class Some
{
    public static DateTimeOffset Time { get; } = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public static Topics Topics { get; } = new("shelfedge", "store-7", "box-1");

    public static Guid Id(int number) => new(number, 1, 2, [3, 4, 5, 6, 7, 8, 9, 10]);

    public static OutboxMessage StockEvent(int number) =>
        Message(number, OutboxLane.Stock, EventTypes.StockChanged, "p1", Topics.StockEvents);

    public static OutboxMessage AlertEvent(int number) =>
        Message(number, OutboxLane.Alert, EventTypes.Alert, "p1", Topics.AlertEvents);

    public static OutboxMessage StockEvent(int number, string position) =>
        Message(number, OutboxLane.Stock, EventTypes.StockChanged, position, Topics.StockEvents);

    public static OutboxMessage AuditEvent(int number) =>
        Message(number, OutboxLane.Audit, EventTypes.Alert, "c1", Topics.AlertEvents);

    public static OutboxMessage TelemetryEvent(int number) =>
        Message(number, OutboxLane.Telemetry, EventTypes.StockChanged, "box-1", Topics.StockEvents);

    public static OutboxMessage State(int number, string position = "p1") =>
        Message(number, OutboxLane.State, EventTypes.StockState, position, Topics.StockState(new PositionId(position)));

    private static OutboxMessage Message(int number, OutboxLane lane, string type, string subject, string topic)
    {
        var data = Encoding.UTF8.GetBytes($$"""{"number":{{number}}}""");
        return new(Id(number), lane, Topics.Source, type, subject, Time.AddSeconds(number), topic, data);
    }
}

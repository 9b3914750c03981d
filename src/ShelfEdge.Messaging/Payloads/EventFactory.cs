using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ShelfEdge.Core.Alerts;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Messaging.Outbox;

namespace ShelfEdge.Messaging.Payloads;

/// <summary>
/// Makes the messages that a decision or a camera's status leads to. Pure but for <paramref name="newId"/>; any thread.
/// </summary>
/// <param name="topics">Of this box.</param>
/// <param name="newId">
/// A new unique id for a message of the given time, such as <see cref="Guid.CreateVersion7(DateTimeOffset)"/>.
/// </param>
public sealed class EventFactory(Topics topics, Func<DateTimeOffset, Guid> newId)
{
    /// <summary>
    /// For each changed position an event and the new retained state, then an event for each refill and each alert, in the order decided.
    /// </summary>
    /// <param name="decision">From the stock stage; its restock alerts are told by way of <paramref name="alerts"/> alone.</param>
    /// <param name="alerts">From the alert book.</param>
    /// <param name="at">Time of the observation or tick that decided.</param>
    public IReadOnlyList<OutboxMessage> FromDecision(StockDecision decision, ImmutableArray<Alert> alerts, DateTimeOffset at)
    {
        var messages = new List<OutboxMessage>((2 * decision.Changes.Length) + decision.Restocks.Length + alerts.Length);
        foreach (var stock in decision.Changes)
        {
            messages.Add(Message(
                OutboxLane.Stock, EventTypes.StockChanged, topics.StockEvents, stock.Position.Value, at, ToPayload(stock),
                MessagingJsonContext.Default.StockPayload));
            messages.Add(StockState(stock, at));
        }

        foreach (var restock in decision.Restocks)
        {
            messages.Add(Message(
                OutboxLane.Stock, EventTypes.Restocked, topics.RestockEvents, restock.Position.Value, restock.At, ToPayload(restock),
                MessagingJsonContext.Default.RestockedPayload));
        }

        foreach (var alert in alerts)
        {
            messages.Add(Message(
                OutboxLane.Alert, EventTypes.Alert, topics.AlertEvents, alert.Position?.Value ?? alert.Camera.Value, alert.At,
                ToPayload(alert), MessagingJsonContext.Default.AlertPayload));
        }

        return messages;
    }

    /// <summary>The retained state of one position alone, for positions that no decision has touched yet.</summary>
    public OutboxMessage StockState(PositionStock stock, DateTimeOffset at) =>
        Message(
            OutboxLane.State, EventTypes.StockState, topics.StockState(stock.Position), stock.Position.Value, at,
            ToPayload(stock), MessagingJsonContext.Default.StockPayload);

    /// <summary>The retained status of one camera.</summary>
    /// <param name="camera">The camera.</param>
    /// <param name="state">One of <c>connecting</c>, <c>online</c>, <c>stalled</c>, <c>lost</c>, or of an online camera that cannot be
    /// trusted <c>frozen</c>, <c>dark</c>, <c>overexposed</c>, <c>blurred</c>, <c>covered</c>, <c>moved</c>.</param>
    /// <param name="reason">Why it does not deliver or cannot be trusted, without credentials; <see langword="null"/> while it does.</param>
    /// <param name="since">When the state was entered.</param>
    /// <exception cref="ArgumentException">The state is not one that <c>docs/messages.md</c> names.</exception>
    public OutboxMessage CameraStatus(CameraId camera, string state, string? reason, DateTimeOffset since)
    {
        if (!CameraStatusPayload.States.Contains(state))
        {
            throw new ArgumentException($"'{state}' is not a published camera state.", nameof(state));
        }

        return Message(
            OutboxLane.State, EventTypes.CameraStatus, topics.CameraStatus(camera), camera.Value, since,
            new CameraStatusPayload(camera.Value, state, reason, since.UtcDateTime),
            MessagingJsonContext.Default.CameraStatusPayload);
    }

    private static StockPayload ToPayload(PositionStock stock) =>
        new(
            stock.Position.Value, stock.Sku.Value, stock.Camera.Value, stock.Believed, stock.Capacity, stock.LowThreshold,
            stock.FillLevel, stock.State, stock.Since.UtcDateTime, stock.LastEvidence?.UtcDateTime, stock.Reason,
            stock.Identity?.Verdict, stock.Identity?.Sku?.Value, stock.Identity?.Score, stock.CriticalThreshold, stock.IsCritical,
            stock.CoveredWidth, stock.RowsDeep is { } rows ? Math.Round(rows, 1) : null, stock.EstimatedPieces);

    private static RestockedPayload ToPayload(Restock restock) =>
        new(
            restock.Position.Value, restock.Sku.Value, restock.Camera.Value, restock.From, restock.To, restock.Capacity,
            restock.StartedAt.UtcDateTime);

    private static AlertPayload ToPayload(Alert alert) =>
        new(
            alert.Id, alert.Phase, alert.Kind, alert.Severity, alert.Position?.Value, alert.Sku?.Value, alert.Camera.Value,
            alert.Believed, alert.Capacity, alert.RaisedAt.UtcDateTime, alert.SeenSku?.Value, alert.Reason,
            alert.EmptyAt?.UtcDateTime, alert.Priority, alert.ExpectedLoss, alert.Acknowledged?.By,
            alert.Acknowledged?.At.UtcDateTime);

    private OutboxMessage Message<T>(
        OutboxLane lane, string type, string topic, string subject, DateTimeOffset time, T payload, JsonTypeInfo<T> shape) =>
        new(newId(time), lane, topics.Source, type, subject, time, topic, JsonSerializer.SerializeToUtf8Bytes(payload, shape));
}

using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ShelfEdge.Core.Alerts;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Remote;
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

    /// <summary>The retained state of what an alert is about, after this step of its life.</summary>
    public OutboxMessage AlertState(Alert alert)
    {
        var about = alert.Kind switch
        {
            AlertKind.Camera => AlertTopic.Camera,
            AlertKind.Misplaced => AlertTopic.Misplaced,
            _ => AlertTopic.Restock,
        };
        var isOpen = alert.Phase != AlertPhase.Cleared;
        return AlertState(about, alert.Position, alert.Camera, isOpen ? alert : null, alert.At);
    }

    /// <summary>The retained state of what alerts may be about.</summary>
    /// <param name="about">Which of its alerts.</param>
    /// <param name="position">The position; <see langword="null"/> for a camera.</param>
    /// <param name="camera">The camera, or the one that sees the position.</param>
    /// <param name="open">The alert that is open; <see langword="null"/> when none is.</param>
    /// <param name="at">Time of the state.</param>
    public OutboxMessage AlertState(AlertTopic about, PositionId? position, CameraId camera, Alert? open, DateTimeOffset at)
    {
        var topic = about switch
        {
            AlertTopic.Camera => topics.CameraAlert(camera),
            AlertTopic.Misplaced => topics.MisplacedAlert(position!.Value),
            _ => topics.RestockAlert(position!.Value),
        };
        return Message(
            OutboxLane.State, EventTypes.AlertState, topic, position?.Value ?? camera.Value, at,
            new AlertStatePayload(
                about, position?.Value, camera.Value, open is not null, open?.Id, open?.Kind, open?.Severity, open?.Reason,
                open?.RaisedAt.UtcDateTime, open?.Acknowledged is not null),
            MessagingJsonContext.Default.AlertStatePayload);
    }

    /// <summary>The event that tells of a command, whoever sent it.</summary>
    /// <param name="id">Of the event; the same when it must be stored again.</param>
    /// <param name="account">Its id and sender are known and it was begun.</param>
    /// <param name="at">When it ended.</param>
    public OutboxMessage Audit(Guid id, CommandAccount account, DateTimeOffset at) => new(
        id, OutboxLane.Audit, topics.Source, EventTypes.Audit, account.Id!, at, topics.AuditEvents,
        JsonSerializer.SerializeToUtf8Bytes(
            new AuditPayload(
                account.Kind.Word(), account.Id!, account.By!, account.Outcome, account.Reason, account.BegunAt!.Value.UtcDateTime),
            MessagingJsonContext.Default.AuditPayload));

    /// <summary>A reply, to be composed by <see cref="EventEnvelope.ComposeReply"/>.</summary>
    /// <param name="topic">Where it goes.</param>
    /// <param name="account">What came of the command.</param>
    /// <param name="result">A JSON object in UTF-8; empty for none.</param>
    /// <param name="isRepeated">The command had come before and was not done again.</param>
    /// <param name="at">When it is made.</param>
    public OutboxMessage Reply(
        string topic, CommandAccount account, ReadOnlyMemory<byte> result, bool isRepeated, DateTimeOffset at)
    {
        using var document = result.IsEmpty ? null : JsonDocument.Parse(result);
        var payload = new ReplyPayload(
            account.Kind.Word(), account.Id, account.Outcome, account.Reason, isRepeated, account.BegunAt?.UtcDateTime,
            document?.RootElement);
        return Message(
            OutboxLane.Audit, EventTypes.Reply, topic, account.Id ?? account.Kind.Word(), at, payload,
            MessagingJsonContext.Default.ReplyPayload);
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

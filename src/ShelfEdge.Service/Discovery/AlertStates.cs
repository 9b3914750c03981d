using System.Collections.Immutable;
using ShelfEdge.Core.Alerts;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Messaging.Payloads;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Discovery;

/// <summary>
/// The retained state of alerts, for who cannot follow events, as long as discovery is on. Used by the stock loop.
/// </summary>
internal sealed class AlertStates(DiscoveryOptions options, Planogram planogram, EventFactory events)
{
    public bool IsOn => options.Enabled;

    /// <summary>What changed with these alerts.</summary>
    public IEnumerable<OutboxMessage> After(ImmutableArray<Alert> changes) => IsOn ? changes.Select(events.AlertState) : [];

    /// <summary>Everything that alerts may be about, as it stands.</summary>
    public IReadOnlyList<OutboxMessage> All(AlertSnapshot alerts, DateTimeOffset at)
    {
        var byCamera = alerts.Open.Where(alert => alert.Position is null).ToDictionary(alert => alert.Camera);
        var misplaced = alerts.Open.Where(alert => alert.Kind == AlertKind.Misplaced).ToDictionary(alert => alert.Position!.Value);
        var restock = alerts.Open.Where(alert => alert.Position is not null && alert.Kind != AlertKind.Misplaced)
            .ToDictionary(alert => alert.Position!.Value);
        return
        [
            .. planogram.Cameras.Select(camera => events.AlertState(
                AlertTopic.Camera, null, camera.Id, byCamera.GetValueOrDefault(camera.Id), at)),
            .. planogram.Positions.Select(position => events.AlertState(
                AlertTopic.Restock, position.Id, position.Camera, restock.GetValueOrDefault(position.Id), at)),
            .. planogram.Positions.Select(position => events.AlertState(
                AlertTopic.Misplaced, position.Id, position.Camera, misplaced.GetValueOrDefault(position.Id), at)),
        ];
    }
}

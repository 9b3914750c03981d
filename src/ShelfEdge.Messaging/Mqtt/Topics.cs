using System.Collections.Immutable;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Messaging.Mqtt;

/// <summary>Every topic of one box. The same shapes stand in <c>docs/messages.md</c>.</summary>
public sealed class Topics(string prefix, string site, string box)
{
    private readonly string _root = $"{prefix}/{site}/{box}";

    /// <summary>The topics of the box that the options name.</summary>
    public Topics(MqttOptions options)
        : this(options.Prefix, options.Site, options.Box)
    {
    }

    /// <summary>CloudEvents source of the box's messages; does not depend on the prefix.</summary>
    public string Source { get; } = $"/shelfedge/{site}/{box}";

    /// <summary>Retained: whether the box is there, as <see cref="Availability"/>.</summary>
    public string Available => $"{_root}/available";

    /// <summary>Not retained: changes of believed facings or state.</summary>
    public string StockEvents => $"{_root}/events/stock";

    /// <summary>Not retained: positions that were refilled.</summary>
    public string RestockEvents => $"{_root}/events/restock";

    /// <summary>Not retained: alerts raised, updated, acknowledged and cleared.</summary>
    public string AlertEvents => $"{_root}/events/alert";

    /// <summary>Not retained: what was commanded and what came of it.</summary>
    public string AuditEvents => $"{_root}/events/audit";

    /// <summary>Retained: believed stock of one position.</summary>
    public string StockState(PositionId position) => $"{_root}/stock/{position}";

    /// <summary>Retained: whether one camera delivers.</summary>
    public string CameraStatus(CameraId camera) => $"{_root}/cameras/{camera}/status";

    /// <summary>Listened to: what a kiosk reports; the id <c>+</c> stands for all of them.</summary>
    public string KioskEvents(KioskId kiosk) => $"{_root}/kiosks/{kiosk}/events";

    /// <summary>Retained: whether a position is, or will be, short of facings.</summary>
    public string RestockAlert(PositionId position) => $"{_root}/alerts/restock/{position}";

    /// <summary>Retained: whether a position shows another SKU.</summary>
    public string MisplacedAlert(PositionId position) => $"{_root}/alerts/misplaced/{position}";

    /// <summary>Retained: whether a camera is in trouble.</summary>
    public string CameraAlert(CameraId camera) => $"{_root}/alerts/camera/{camera}";

    /// <summary>Listened to: a command by its word; <c>+</c> for all of them.</summary>
    public string Command(string command) => $"{_root}/commands/{command}";

    /// <summary>Not retained: replies to a command, for senders that name no topic of their own.</summary>
    public string Reply(string command) => $"{_root}/replies/{command}";

    /// <summary>Every retained topic of these positions and cameras, for <c>IOutbox.KeepStates</c>.</summary>
    /// <param name="positions">Of the planogram.</param>
    /// <param name="cameras">Of the box.</param>
    /// <param name="withAlerts">Whether the state of alerts is published too.</param>
    public IReadOnlySet<string> States(IReadOnlyCollection<PositionId> positions, IReadOnlyCollection<CameraId> cameras, bool withAlerts)
    {
        var states = positions.Select(StockState).Concat(cameras.Select(CameraStatus));
        var alerts = positions.Select(RestockAlert).Concat(positions.Select(MisplacedAlert)).Concat(cameras.Select(CameraAlert));
        return (withAlerts ? states.Concat(alerts) : states).ToImmutableHashSet(StringComparer.Ordinal);
    }
}

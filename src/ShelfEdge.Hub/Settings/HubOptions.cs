using ShelfEdge.Hub.Intake;
using ShelfEdge.Hub.Storage;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Hub.Settings;

/// <summary>Everything that <c>shelfedge-hub.json</c> can say. Bound once at the start, then left alone.</summary>
internal sealed class HubOptions
{
    public MqttOptions Mqtt { get; set; } = new();

    public IntakeOptions Intake { get; set; } = new();

    public StorageOptions Storage { get; set; } = new();

    public ApiOptions Api { get; set; } = new() { Port = 8090 };

    public LoggingOptions Logging { get; set; } = new();

    /// <summary>
    /// Name of the session at the broker: it must be the same after a restart, as the broker keeps messages under it, and differ
    /// from hub to hub.
    /// </summary>
    public string ClientId => Mqtt.ClientId ?? $"{Mqtt.Prefix}-hub-{Environment.MachineName}-{Intake.Instance}";
}

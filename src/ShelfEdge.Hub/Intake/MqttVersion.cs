namespace ShelfEdge.Hub.Intake;

/// <summary>Version of the protocol.</summary>
internal enum MqttVersion
{
    /// <summary>MQTT 5.</summary>
    V5,

    /// <summary>MQTT 3.1.1.</summary>
    V311,
}

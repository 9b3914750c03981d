namespace ShelfEdge.Messaging.Mqtt;

/// <summary>Versions of MQTT that a box speaks.</summary>
public enum MqttVersion
{
    /// <summary>MQTT 5: reasons, response topics, content types, limits of the broker.</summary>
    Mqtt5,

    /// <summary>MQTT 3.1.1, for brokers that know no other. Replies go to the plain reply topic.</summary>
    Mqtt311,
}

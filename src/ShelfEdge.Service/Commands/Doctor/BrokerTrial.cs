using ShelfEdge.Messaging.Mqtt;

namespace ShelfEdge.Service.Commands.Doctor;

/// <summary>Connects to the broker and goes away again.</summary>
internal static class BrokerTrial
{
    public static async Task<Check> RunAsync(MqttOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var refusal = await BrokerProbe.RunAsync(options, time, cancellationToken);
        return refusal is null
            ? Check.Ok("broker", $"{options.Host} takes the box")
            : Check.Failed("broker", $"{options.Host}: {refusal}; until then messages wait in the outbox");
    }
}

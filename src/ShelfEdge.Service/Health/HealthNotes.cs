using System.Globalization;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Service.Remote;

namespace ShelfEdge.Service.Health;

/// <summary>What a person should know of a box that does its work all the same. Any thread.</summary>
internal sealed class HealthNotes(UplinkBudget budget, MqttPublisher publisher, AppliedFiles applied)
{
    /// <returns>One sentence for each; empty when there is nothing to say.</returns>
    public IReadOnlyList<string> Read()
    {
        var notes = new List<string>();
        if (budget is { IsSpent: true, DailyBytes: { } bound })
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"the {bound} bytes of today (UTC) are spent, {budget.Used.Bytes} were published: only alerts and audit go, the rest waits"));
        }

        if (publisher.SubscriptionRefusal is { } refusal)
        {
            notes.Add($"the broker delivers no commands: {refusal}");
        }

        if (applied.Mark is { } mark)
        {
            notes.Add($"what command '{mark.CommandId}' brought is on trial");
        }

        return notes;
    }
}

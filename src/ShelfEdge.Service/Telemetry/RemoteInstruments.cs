using System.Diagnostics.Metrics;
using ShelfEdge.Core.Remote;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Service.Remote;

namespace ShelfEdge.Service.Telemetry;

/// <summary>Instruments of commands from afar and of the metered line.</summary>
internal static class RemoteInstruments
{
    public static void ObserveRemote(
        this ShelfEdgeMetrics metrics, CommandInbox inbox, CommandCounters counters, CommandJournal journal, AppliedFiles applied)
    {
        var meter = metrics.Meter;
        meter.CreateObservableCounter(
            "shelfedge.commands", () => Enum.GetValues<CommandOutcome>().Where(outcome => outcome != CommandOutcome.Accepted).Select(
                outcome => new Measurement<long>(
                    counters[outcome], new KeyValuePair<string, object?>("outcome", outcome.ToString().ToLowerInvariant()))),
            "{command}", "Commands by how they ended.");
        meter.CreateObservableCounter(
            "shelfedge.commands.repeated", () => counters.Repeated, "{command}", "Commands that came again and were answered from the journal.");
        meter.CreateObservableCounter(
            "shelfedge.commands.dropped",
            () => new[]
            {
                Drop("oversized", inbox.Oversized), Drop("displaced", inbox.Displaced), Drop("rate", counters.OverRate),
                Drop("malformed", counters.Malformed),
            },
            "{command}", "Messages that were not taken as commands.");
        meter.CreateObservableCounter(
            "shelfedge.commands.replies.unsent", () => counters.Unsent, "{reply}", "Replies that could not be sent.");
        meter.CreateObservableCounter(
            "shelfedge.commands.failures", () => counters.Failures, "{operation}", "Writes about commands that failed.");
        meter.CreateObservableCounter(
            "shelfedge.commands.answers.deleted", () => journal.Deleted, "{answer}", "Answers deleted from the journal at a bound.");
        meter.CreateObservableGauge(
            "shelfedge.trial", () => applied.Mark is null ? 0 : 1, description: "1 while something that a command brought is on trial, else 0.");

        static Measurement<long> Drop(string reason, long value) => new(value, new KeyValuePair<string, object?>("reason", reason));
    }

    public static void ObserveUplink(this ShelfEdgeMetrics metrics, UplinkBudget budget, MqttPublisher publisher)
    {
        var meter = metrics.Meter;
        meter.CreateObservableGauge(
            "shelfedge.uplink.day", () => budget.Used.Bytes, "By", "Published today (UTC), since the start of the process.");
        meter.CreateObservableGauge(
            "shelfedge.uplink.budget", () => budget.DailyBytes ?? 0, "By", "May be published in a day; 0 for no bound.");
        meter.CreateObservableGauge(
            "shelfedge.uplink.spent", () => budget.IsSpent ? 1 : 0,
            description: "1 while only alerts and audit are published until the end of the day, else 0.");
        meter.CreateObservableGauge(
            "shelfedge.mqtt.deaf", () => publisher.SubscriptionRefusal is null ? 0 : 1,
            description: "1 while the broker does not deliver what the box listens to, else 0.");
    }
}

using System.Diagnostics.Metrics;
using System.Threading.Channels;
using ShelfEdge.Hub.Intake;
using ShelfEdge.Hub.Storage;

namespace ShelfEdge.Hub.Telemetry;

/// <summary>Instruments that are read when someone scrapes, so that the loops do nothing for them. Listed in <c>docs/hub.md</c>.</summary>
internal sealed class HubMetrics
{
    public const string MeterName = "ShelfEdge.Hub";

    public HubMetrics(IMeterFactory meters, IntakeCounters counters, LatestTotals latest, Channel<Arrival> arrivals)
    {
        var meter = meters.Create(MeterName);
        Counter("received", () => counters.Received, "{message}", "Messages from the broker.");
        Counter("passed.over", () => counters.PassedOver, "{message}", "Messages of stores that another hub takes.");
        Counter("stored", () => counters.Stored, "{event}", "Events that were new.");
        Counter("duplicates", () => counters.Duplicates, "{event}", "Events that were stored before, by id.");
        Counter("states", () => counters.States, "{message}", "Retained states taken.");
        Counter("dead.letters", () => counters.DeadLetters, "{message}", "Messages that could not be used.");
        Counter("batches", () => counters.Batches, "{transaction}", "Transactions committed.");
        Counter("store.failures", () => counters.StoreFailures, "{transaction}", "Transactions that the database failed.");
        Gauge("waiting", () => arrivals.Reader.Count, "{message}", "Messages received and not yet committed to the database.");
        PerLane("gaps", lane => lane.Gaps, "{gap}", "Ranges of numbers that have not come.");
        PerLane("missing", lane => lane.Missing, "{event}", "Events that have not come, by their numbers.");
        PerLane("missing.at.start", lane => lane.MissingAtStart, "{event}", "Numbers before the first that was seen of a sequence.");
        Gauge("dead.letters.kept", () => latest.Value.DeadLetters, "{message}", "Rows of the table of dead letters.");
        Gauge("mqtt.connected", () => counters.Connected ? 1 : 0, null, "1 while the broker is connected, else 0.");
        Gauge("store.ready", () => counters.StoreProblem is null ? 1 : 0, null, "1 while the database takes events, else 0.");
        Gauge("process.memory", () => Environment.WorkingSet, "By", "Resident memory of the process.");

        void Counter(string name, Func<long> value, string unit, string description) =>
            meter.CreateObservableCounter($"shelfedge.hub.{name}", value, unit, description);

        void PerLane(string name, Func<LaneGaps, long> value, string unit, string description) =>
            meter.CreateObservableGauge(
                $"shelfedge.hub.{name}",
                () => latest.Value.Lanes.Select(
                    lane => new Measurement<long>(value(lane), new KeyValuePair<string, object?>("lane", lane.Lane))),
                unit, description);

        void Gauge(string name, Func<long> value, string? unit, string description) =>
            meter.CreateObservableGauge($"shelfedge.hub.{name}", value, unit, description);
    }
}

using System.Diagnostics.Metrics;
using ShelfEdge.Core.Alerts;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Service.Alerts;
using ShelfEdge.Service.Forecast;
using ShelfEdge.Service.Health;
using ShelfEdge.Service.Sight;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Telemetry;

/// <summary>Instruments that are read from snapshots when someone scrapes, so that the loops do nothing for them.</summary>
internal static class PipelineInstruments
{
    public static void ObserveCameras(this ShelfEdgeMetrics metrics, PipelineProgress progress, Sights sights)
    {
        metrics.Meter.CreateObservableCounter(
            "shelfedge.gaps.skipped", () => sights.SkippedGaps, "{frame}", "Frames with too many products to search them for gaps.");
        PerCamera("frames.captured", "{frame}", "Frames read.", camera => camera.Captured);
        PerCamera("frames.dropped", "{frame}", "Frames that gave way to newer ones.", camera => camera.Dropped);
        PerCamera("frames.processed", "{frame}", "Frames whose result went all the way.", camera => camera.Processed);
        PerCamera("frames.repeated", "{frame}", "Frames that looked as an earlier one and cost no inference.", camera => camera.Repeated);
        PerCamera("frames.untrusted", "{frame}", "Frames of a camera that cannot be trusted; nobody looked at them.", camera => camera.Untrusted);
        metrics.Meter.CreateObservableGauge(
            "shelfedge.camera.trusted",
            () => Observe(camera => camera.Standing is { State: "online" } ? 1 : 0),
            description: "1 while the camera delivers frames that can be trusted, else 0.");
        metrics.Meter.CreateObservableGauge(
            "shelfedge.camera.online",
            () => Observe(camera => camera.Status is { State: CameraState.Online } ? 1 : 0),
            description: "1 while the camera delivers frames, else 0.");
        metrics.Meter.CreateObservableGauge(
            "shelfedge.frame.age",
            () => Observe(camera => camera.SinceProcessed.TotalSeconds),
            "s", "Age of the newest result; since the start when there was none.");

        void PerCamera(string name, string unit, string description, Func<CameraSnapshot, long> value) =>
            metrics.Meter.CreateObservableCounter($"shelfedge.{name}", () => Observe(value), unit, description);

        IEnumerable<Measurement<T>> Observe<T>(Func<CameraSnapshot, T> value)
            where T : struct =>
            progress.Cameras.Select(camera => new Measurement<T>(
                value(camera.Snapshot()), new KeyValuePair<string, object?>("camera", camera.Camera.Value)));
    }

    public static void ObserveOutbox(this ShelfEdgeMetrics metrics, IOutbox outbox, IPublisher publisher)
    {
        var meter = metrics.Meter;
        meter.CreateObservableGauge(
            "shelfedge.outbox.depth", () => PerLane(lane => lane.Depth), "{message}", "Events that wait for the broker.");
        meter.CreateObservableGauge("shelfedge.outbox.bytes", () => PerLane(lane => lane.Bytes), "By", "Their size.");
        meter.CreateObservableCounter(
            "shelfedge.outbox.appended", () => PerLane(lane => lane.Appended), "{message}", "Events stored.");
        meter.CreateObservableCounter(
            "shelfedge.outbox.acknowledged", () => PerLane(lane => lane.Acknowledged), "{message}",
            "Events that the broker confirmed.");
        meter.CreateObservableCounter(
            "shelfedge.outbox.dropped", Drops, "{message}", "Events given up at a bound of the outbox.");
        meter.CreateObservableCounter(
            "shelfedge.outbox.states.refused", () => outbox.Status.StatesRefused, "{message}",
            "State messages refused because too many topics are retained.");
        meter.CreateObservableCounter(
            "shelfedge.outbox.rejected", () => PerLane(lane => lane.Rejected), "{message}",
            "Events that the broker refused for good.");
        meter.CreateObservableGauge(
            "shelfedge.outbox.dead.letters", () => outbox.Status.DeadLetters, "{message}",
            "Messages that the broker refused for good and that are kept.");
        meter.CreateObservableCounter(
            "shelfedge.outbox.dead.letters.evicted", () => outbox.Status.DeadLettersEvicted, "{message}",
            "Dead letters forgotten because there were too many.");
        meter.CreateObservableGauge(
            "shelfedge.outbox.full", () => outbox.Status.IsFull ? 1 : 0,
            description: "1 while only alerts and audit are left and no other lane is taken, else 0.");
        meter.CreateObservableCounter(
            "shelfedge.outbox.failures", () => outbox.Status.Failures, "{operation}", "Operations that the disk or the database failed.");
        meter.CreateObservableGauge(
            "shelfedge.mqtt.connected", () => publisher.IsConnected ? 1 : 0, description: "1 while the broker is connected, else 0.");

        IEnumerable<Measurement<long>> PerLane(Func<LaneStatus, long> value)
        {
            var status = outbox.Status;
            return OutboxLanes.Events.Select(lane => new Measurement<long>(value(status[lane]), Label("lane", lane.Word())));
        }

        IEnumerable<Measurement<long>> Drops()
        {
            var status = outbox.Status;
            return
            [
                Drop(OutboxLane.Telemetry, "thinned", lane => lane.Thinned),
                Drop(OutboxLane.Telemetry, "expired", lane => lane.Expired),
                Drop(OutboxLane.Stock, "superseded", lane => lane.Superseded),
                Drop(OutboxLane.Stock, "evicted", lane => lane.Evicted),
                Drop(OutboxLane.Stock, "expired", lane => lane.Expired),
            ];

            Measurement<long> Drop(OutboxLane lane, string reason, Func<LaneStatus, long> value) =>
                new(value(status[lane]), Label("lane", lane.Word()), Label("reason", reason));
        }

        static KeyValuePair<string, object?> Label(string name, string value) => new(name, value);
    }

    public static void ObserveAlerts(this ShelfEdgeMetrics metrics, AlertBook book, AlertHistory history)
    {
        var meter = metrics.Meter;
        meter.CreateObservableGauge(
            "shelfedge.alerts.open", () => book.Snapshot.Open.Length, "{alert}", "Alerts raised and not cleared.");
        meter.CreateObservableGauge(
            "shelfedge.alerts.held.back", () => book.Snapshot.HeldBack, "{alert}", "Conditions that are suppressed.");
        meter.CreateObservableCounter(
            "shelfedge.alerts.history.deleted", () => history.Deleted, "{line}", "Lines of the history deleted at a bound.");
        meter.CreateObservableCounter(
            "shelfedge.alerts.history.failures", () => history.Failures, "{operation}", "Writes of the history that failed.");
        meter.CreateObservableCounter(
            "shelfedge.alerts.history.lost", () => book.LostEntries, "{line}", "Lines given up because the history failed for too long.");
    }

    public static void ObserveEvidence(this ShelfEdgeMetrics metrics, EvidenceFolder folder, AlertEvidence evidence)
    {
        metrics.Meter.CreateObservableCounter(
            "shelfedge.alerts.evidence.stored", () => folder.Stored, "{picture}", "Pictures of alerts stored.");
        metrics.Meter.CreateObservableCounter(
            "shelfedge.alerts.evidence.deleted", () => folder.Deleted, "{picture}", "Pictures of alerts deleted, at the bound or with their alert.");
        metrics.Meter.CreateObservableCounter(
            "shelfedge.alerts.evidence.failures", () => evidence.Failures, "{picture}", "Pictures of alerts that could not be stored, or were too large.");
    }

    public static void ObserveForecast(this ShelfEdgeMetrics metrics, HourStore hours, StockForecast forecast)
    {
        metrics.Meter.CreateObservableCounter(
            "shelfedge.forecast.hours.deleted", () => hours.Deleted, "{hour}", "Hours of positions deleted at a bound.");
        metrics.Meter.CreateObservableCounter(
            "shelfedge.forecast.hours.failures", () => hours.Failures, "{operation}", "Writes of hours that failed.");
        metrics.Meter.CreateObservableCounter(
            "shelfedge.forecast.hours.lost", () => forecast.LostHours, "{hour}", "Hours of positions given up because writing failed for too long.");
    }

    public static void ObserveProcess(this ShelfEdgeMetrics metrics) =>
        metrics.Meter.CreateObservableGauge(
            "shelfedge.process.memory", () => Environment.WorkingSet, "By", "Resident memory of the process.");
}

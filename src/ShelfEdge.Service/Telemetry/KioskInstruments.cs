using System.Diagnostics.Metrics;
using ShelfEdge.Service.Kiosk;

namespace ShelfEdge.Service.Telemetry;

/// <summary>Instruments of the kiosk, read when someone scrapes.</summary>
internal static class KioskInstruments
{
    public static void ObserveKiosk(this ShelfEdgeMetrics metrics, KioskGate gate, FeedbackLog feedback)
    {
        var meter = metrics.Meter;
        meter.CreateObservableCounter("shelfedge.kiosk.refused", () => gate.Refused, "{request}", "Requests without a key that fits.");
        meter.CreateObservableCounter("shelfedge.kiosk.limited", () => gate.Limited, "{request}", "Requests that came too fast.");
        meter.CreateObservableCounter("shelfedge.kiosk.events", () => feedback.Stored, "{event}", "Events of kiosks that were stored.");
        meter.CreateObservableCounter("shelfedge.kiosk.events.dropped", () => feedback.Dropped, "{event}", "Events of kiosks given up at a bound.");
        meter.CreateObservableGauge("shelfedge.kiosk.shoppers", () => feedback.Shoppers, "{shopper}", "Shoppers known.");
        meter.CreateObservableCounter("shelfedge.kiosk.shoppers.forgotten", () => feedback.Forgotten, "{shopper}", "Shoppers forgotten at a bound or on request.");
        meter.CreateObservableGauge("shelfedge.kiosk.uplift", () => Measure(feedback.Uplift.Difference), description: "Share of shoppers who took what was recommended, less that of the held out; none before both are there.");
        meter.CreateObservableGauge("shelfedge.kiosk.uplift.low", () => Measure(feedback.Uplift.Low), description: "Lower end of its 95 % interval.");
        meter.CreateObservableGauge("shelfedge.kiosk.uplift.high", () => Measure(feedback.Uplift.High), description: "Upper end of its 95 % interval.");
    }

    // 0 to 0 would read as an interval.
    private static IEnumerable<Measurement<double>> Measure(double? value) => value is { } known ? [new Measurement<double>(known)] : [];
}

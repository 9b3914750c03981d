using System.Diagnostics.Metrics;
using ShelfEdge.Core.Kiosk;
using ShelfEdge.Core.Offers;
using ShelfEdge.Service.Kiosk;
using ShelfEdge.Service.Offers;

namespace ShelfEdge.Service.Telemetry;

/// <summary>Instruments of the kiosk, read when someone scrapes.</summary>
internal static class KioskInstruments
{
    public static void ObserveKiosk(this ShelfEdgeMetrics metrics, KioskGate gate, FeedbackLog feedback, OfferDesk desk, KioskInbox inbox)
    {
        var meter = metrics.Meter;
        meter.CreateObservableCounter("shelfedge.kiosk.refused", () => gate.Refused, "{request}", "Requests without a key that fits.");
        meter.CreateObservableCounter("shelfedge.kiosk.limited", () => gate.Limited, "{request}", "Requests that came too fast.");
        meter.CreateObservableCounter("shelfedge.kiosk.events", () => feedback.Stored, "{event}", "Events of kiosks that were stored.");
        meter.CreateObservableCounter("shelfedge.kiosk.events.dropped", () => feedback.Dropped, "{event}", "Events of kiosks given up at a bound.");
        meter.CreateObservableCounter("shelfedge.kiosk.messages.refused", () => inbox.Refused, "{message}", "Reports of kiosks over MQTT that were not stored.");
        meter.CreateObservableGauge("shelfedge.kiosk.shoppers", () => feedback.Shoppers, "{shopper}", "Shoppers known.");
        meter.CreateObservableCounter("shelfedge.kiosk.shoppers.forgotten", () => feedback.Forgotten, "{shopper}", "Shoppers forgotten at a bound or on request.");
        meter.CreateObservableGauge("shelfedge.kiosk.uplift", () => Measure(feedback.Uplift.Difference), description: "Share of shoppers who took what was recommended, less that of the held out; none before both are there.");
        meter.CreateObservableGauge("shelfedge.kiosk.uplift.low", () => Measure(feedback.Uplift.Low), description: "Lower end of its 95 % interval.");
        meter.CreateObservableGauge("shelfedge.kiosk.uplift.high", () => Measure(feedback.Uplift.High), description: "Upper end of its 95 % interval.");
        meter.CreateObservableGauge("shelfedge.offers", () => desk.Offers.All.Length, "{offer}", "Offers in use.");
        meter.CreateObservableCounter("shelfedge.offers.uncounted", () => desk.Uncounted, "{exposure}", "Offers given that were not counted because too many waited to be stored.");
        meter.CreateObservableCounter("shelfedge.offers.exposures.dropped", () => feedback.ExposuresDropped, "{exposure}", "Counted offers given up at a bound.");
        meter.CreateObservableGauge("shelfedge.offer.uplift", () => MeasureOffers(feedback, uplift => uplift.Difference), description: "Share of shoppers who bought what the offer is for, less that of the held out; none before both are there.");
        meter.CreateObservableGauge("shelfedge.offer.uplift.low", () => MeasureOffers(feedback, uplift => uplift.Low), description: "Lower end of its 95 % interval.");
        meter.CreateObservableGauge("shelfedge.offer.uplift.high", () => MeasureOffers(feedback, uplift => uplift.High), description: "Upper end of its 95 % interval.");
    }

    // Of late first: labels stay few though offers come and go.
    private static IEnumerable<Measurement<double>> MeasureOffers(FeedbackLog feedback, Func<Uplift, double?> value) =>
        from effect in feedback.OfferEffects.Take(OfferLimits.Offers)
        let known = value(effect.Uplift)
        where known is not null
        select new Measurement<double>(known.Value, new KeyValuePair<string, object?>("offer", effect.Offer));

    // 0 to 0 would read as an interval.
    private static IEnumerable<Measurement<double>> Measure(double? value) => value is { } known ? [new Measurement<double>(known)] : [];
}

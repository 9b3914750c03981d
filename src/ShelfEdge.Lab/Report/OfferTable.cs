using ShelfEdge.Core.Kiosk;

namespace ShelfEdge.Lab.Report;

/// <summary>What offers did against shoppers who were held out of them.</summary>
internal static class OfferTable
{
    private const int Shown = 12;

    // Ends of intervals do not touch the frame.
    private const double Room = 1.05;

    public static string Html(IReadOnlyList<OfferCount> offers, ReportTexts texts, ChartNumbers charts)
    {
        (OfferCount Offer, Uplift Uplift)[] judged =
        [
            .. offers.Select(offer => (offer, new Uplift(offer.Given, offer.GivenBought, offer.HeldOut, offer.HeldOutBought)))
                .OrderByDescending(each => each.Item2.Low ?? -2),
        ];
        return $"<p class=\"do\">{Markup.Encode(Advice(judged, texts))}</p>{Chart([.. judged.Where(each => each.Uplift.Difference is not null).Take(Shown)], texts, charts)}"
            + Markup.Table(
                [texts.Of("offers.offer"), texts.Of("offers.segments"), texts.Of("offers.given"), texts.Of("offers.held"), texts.Of("offers.uplift"), texts.Of("offers.interval")],
                judged.Take(Shown).Select(each => Row(each.Offer, each.Uplift, texts)));
    }

    private static string Advice((OfferCount Offer, Uplift Uplift)[] judged, ReportTexts texts)
    {
        (OfferCount Offer, Uplift Uplift)[] known = [.. judged.Where(each => each.Uplift.Difference is not null)];
        if (known.FirstOrDefault(each => each.Uplift.Low > 0) is { Offer: { } good, Uplift: { } gain })
        {
            return known.LastOrDefault(each => each.Uplift.High <= 0) is { Offer: { } worse }
                ? texts.Of("offers.do.both", good.Id, Per(gain.Difference!.Value), worse.Id)
                : texts.Of("offers.do.keep", good.Id, Per(gain.Difference!.Value));
        }

        if (known.LastOrDefault(each => each.Uplift.High <= 0) is { Offer: { } bad })
        {
            return texts.Of("offers.do.stop", bad.Id);
        }

        return known.Length == 0
            ? texts.Of("offers.do.none")
            : texts.Of("offers.do.wait", known[0].Offer.Id, ReportTexts.Change(known[0].Uplift.Low!.Value), ReportTexts.Change(known[0].Uplift.High!.Value));

        string Per(double share) => ReportTexts.Pieces(100 * share);
    }

    private static string Chart((OfferCount Offer, Uplift Uplift)[] known, ReportTexts texts, ChartNumbers charts)
    {
        if (known.Length == 0)
        {
            return "";
        }

        var chart = new ReportChart(-0.6, known.Length - 0.4, Room * Math.Min(-0.01, known.Min(each => each.Uplift.Low!.Value)), Room * Math.Max(0.01, known.Max(each => each.Uplift.High!.Value)));
        foreach ((int place, (_, Uplift uplift)) in known.Index())
        {
            chart.Range(place, uplift.Low!.Value, uplift.Difference!.Value, uplift.High!.Value, 0.25);
        }

        return Markup.Figure(texts.Of("offers.chart"), chart.Html(
            charts.Next(), texts.Of("offers.chart"), ReportTexts.Change, known.Index().Select(each => new ChartLabel(each.Index, each.Item.Offer.Id))));
    }

    private static string[] Row(OfferCount offer, Uplift uplift, ReportTexts texts) =>
    [
        Markup.Encode(offer.Id),
        Markup.Encode(offer.Segments is { Count: > 0 } segments ? string.Join(", ", segments.Select(texts.Segment)) : texts.Of("offers.all")),
        Markup.Encode(texts.Of("offers.of", offer.GivenBought, offer.Given)),
        Markup.Encode(texts.Of("offers.of", offer.HeldOutBought, offer.HeldOut)),
        Markup.Encode(uplift.Difference is { } difference ? ReportTexts.Change(difference) : "–"),
        Markup.Encode(uplift.Low is { } low ? $"{ReportTexts.Change(low)} … {ReportTexts.Change(uplift.High!.Value)}" : "–"),
    ];
}

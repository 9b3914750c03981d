using ShelfEdge.Lab.Segment;

namespace ShelfEdge.Lab.Report;

/// <summary>Groups of shoppers, what they bring, and what offers to them did.</summary>
internal static class SegmentChapter
{
    private const string Lapsing = "lapsing";

    public static string Html(ReportScope scope, ReportTexts texts, ChartNumbers charts) => Markup.Chapter(
        "shoppers", texts.Of("shoppers.title"), scope.Segments is { } segments ? Advice(segments, texts) : null,
        scope.Segments is { } shares ? Table(shares, texts) : Markup.Note(texts.Of("shoppers.absent")),
        $"<h3>{Markup.Encode(texts.Of("offers.title"))}</h3>",
        scope.Offers is { } offers ? OfferTable.Html(offers, texts, charts) : Markup.Note(texts.Of("offers.absent")));

    // Those who are about to be lost are worth more than praise of the best: they can still be won back.
    private static string Advice(IReadOnlyList<SegmentShare> segments, ReportTexts texts)
    {
        SegmentShare best = segments.MaxBy(segment => segment.AmountShare / Math.Max(segment.ShopperShare, 1e-9))!;
        return segments.Where(segment => segment.Name.StartsWith(Lapsing, StringComparison.Ordinal)).MaxBy(segment => segment.AmountShare) is { } lapsing
            ? texts.Of(
                "shoppers.do.lapsing", lapsing.Shoppers, texts.Segment(lapsing.Name), ReportTexts.Pieces(lapsing.DaysAway),
                texts.Amount(lapsing.Amount))
            : texts.Of(
                "shoppers.do.best", best.Shoppers, texts.Segment(best.Name), ReportTexts.Share(best.ShopperShare), ReportTexts.Share(best.AmountShare),
                ReportTexts.Pieces(Math.Ceiling(2 * best.DaysAway)));
    }

    private static string Table(IReadOnlyList<SegmentShare> segments, ReportTexts texts)
    {
        double most = segments.Max(segment => Math.Max(segment.ShopperShare, segment.AmountShare));
        return Markup.Table(
            [
                texts.Of("shoppers.segment"), texts.Of("shoppers.count"), texts.Of("shoppers.share"), texts.Of("shoppers.amountShare"),
                texts.Of("shoppers.away"), texts.Of("shoppers.visits"), texts.Of("shoppers.amount"),
            ],
            segments.OrderByDescending(segment => segment.AmountShare).Select(segment => new[]
            {
                Markup.Encode(texts.Segment(segment.Name)),
                Markup.Encode(ReportTexts.Pieces(segment.Shoppers)),
                Markup.Bar(ReportTexts.Share(segment.ShopperShare), segment.ShopperShare / most, ChartInk.Before),
                Markup.Bar(ReportTexts.Share(segment.AmountShare), segment.AmountShare / most, ChartInk.Main),
                Markup.Encode(ReportTexts.Pieces(segment.DaysAway)),
                Markup.Encode(ReportTexts.Pieces(segment.Visits)),
                Markup.Encode(texts.Amount(segment.Amount)),
            }));
    }
}

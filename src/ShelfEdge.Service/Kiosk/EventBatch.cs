using ShelfEdge.Core.Kiosk;

namespace ShelfEdge.Service.Kiosk;

/// <summary>What a kiosk or till reports.</summary>
/// <param name="Events">1 to 100, in order.</param>
/// <param name="Id">Names the batch: over MQTT, which may deliver twice, one that came before is not stored again.</param>
internal sealed record EventBatch(IReadOnlyList<KioskEvent>? Events, string? Id = null)
{
    public const int MostEvents = 100;

    public const int MaxBytes = 64 * 1024;
}

/// <summary>What a shopper did with one item.</summary>
/// <param name="Type"><c>shown</c>, <c>tapped</c> or <c>bought</c>.</param>
/// <param name="Item">The SKU.</param>
/// <param name="Card">The loyalty card, if one was shown; only its keyed hash is kept.</param>
/// <param name="Session">Else the session at the kiosk.</param>
/// <param name="Time">When; absent means now.</param>
/// <param name="Quantity">Pieces bought, above 0 and up to 1,000; absent means 1.</param>
/// <param name="Price">Of one piece, 0 to 1,000,000; absent means that of the planogram.</param>
/// <param name="Ranking">From the answer that recommended the item.</param>
internal sealed record KioskEvent(
    FeedbackKind? Type, string? Item, string? Card, string? Session, DateTimeOffset? Time, double? Quantity, double? Price, RankingArm? Ranking);

/// <summary>What came of a batch.</summary>
/// <param name="Stored">Events.</param>
internal sealed record EventsAnswer(int Stored);

/// <summary>The segment of a shopper.</summary>
/// <param name="Shopper">The id.</param>
/// <param name="Segment">Its name; absent for shoppers who never bought, without a model, and for segments that are too small.</param>
/// <param name="Visits">Purchases that are known.</param>
/// <param name="HeldOut">Whether the shopper gets what is popular only.</param>
internal sealed record SegmentAnswer(string Shopper, string? Segment, int Visits, bool HeldOut);

/// <summary>What goes with an item.</summary>
/// <param name="Item">The SKU.</param>
/// <param name="Rules">Most confident first, at most 50.</param>
internal sealed record RuleList(string Item, IReadOnlyList<RuleAnswer> Rules);

/// <summary>One association rule.</summary>
/// <param name="If">SKUs of a basket.</param>
/// <param name="Then">The SKU that often comes with them.</param>
/// <param name="Support">Share of all baskets with all of them.</param>
/// <param name="Confidence">Share of the baskets with the former that hold the latter.</param>
/// <param name="Lift">Over chance.</param>
internal sealed record RuleAnswer(IReadOnlyList<string> If, string Then, float Support, float Confidence, float Lift);

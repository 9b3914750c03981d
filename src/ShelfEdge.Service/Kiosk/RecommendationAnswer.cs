using ShelfEdge.Core.Kiosk;
using ShelfEdge.Core.Stock;
using ShelfEdge.Service.Offers;

namespace ShelfEdge.Service.Kiosk;

/// <summary>What a kiosk shows.</summary>
/// <param name="Kiosk">Who asked.</param>
/// <param name="At">When.</param>
/// <param name="Shopper">The shopper's id; absent without card and session.</param>
/// <param name="Segment">The shopper's segment, if known.</param>
/// <param name="HeldOut">The shopper gets what is popular, so that the effect of the rest can be measured.</param>
/// <param name="Model">Version of the factors; absent before there are any.</param>
/// <param name="Ranking">How it was ranked; belongs into the events about these items.</param>
/// <param name="Stock">How well the shelf is known.</param>
/// <param name="Items">Best first.</param>
/// <param name="Offer">What the shopper is offered; absent when there is nothing, and for shoppers who are held out of it.</param>
internal sealed record RecommendationAnswer(
    string Kiosk,
    DateTimeOffset At,
    string? Shopper,
    string? Segment,
    bool HeldOut,
    string? Model,
    RankingArm Ranking,
    ShelfAnswer Stock,
    IReadOnlyList<RecommendedItem> Items,
    OfferAnswer? Offer);

/// <summary>How well the shelf is known.</summary>
/// <param name="At">Time of the newest evidence.</param>
/// <param name="Positions">All positions.</param>
/// <param name="Unknown">Positions of which nobody knows whether anything stands there.</param>
/// <param name="UnknownStock">What is done with them: <c>recent</c>, <c>offer</c> or <c>withhold</c>.</param>
internal sealed record ShelfAnswer(DateTimeOffset At, int Positions, int Unknown, UnknownStock UnknownStock);

/// <summary>One recommendation.</summary>
/// <param name="Sku">The SKU.</param>
/// <param name="Name">What shoppers call it.</param>
/// <param name="Category">What it is.</param>
/// <param name="Price">Of one piece.</param>
/// <param name="Position">Where it stands nearest.</param>
/// <param name="Shelf">The shelf there.</param>
/// <param name="State">Of that position; <c>unknown</c> says that it may not be there.</param>
/// <param name="Facings">Believed there.</param>
/// <param name="Metres">To walk there; absent when the map does not say.</param>
/// <param name="Score">Comparable within this answer only.</param>
/// <param name="Reason">Why.</param>
internal sealed record RecommendedItem(
    string Sku,
    string Name,
    string? Category,
    decimal? Price,
    string Position,
    string Shelf,
    PositionState State,
    int? Facings,
    double? Metres,
    float Score,
    ReasonAnswer Reason);

/// <summary>Why something is recommended.</summary>
/// <param name="Code">For programs.</param>
/// <param name="Sku">The SKU that it is about, if it is about one.</param>
/// <param name="Text">For shoppers, in the language asked for.</param>
internal sealed record ReasonAnswer(ReasonCode Code, string? Sku, string Text);

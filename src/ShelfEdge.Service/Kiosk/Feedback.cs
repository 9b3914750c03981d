using ShelfEdge.Core.Kiosk;

namespace ShelfEdge.Service.Kiosk;

/// <summary>One event of a kiosk.</summary>
internal sealed record Feedback(
    FeedbackKind Kind, string Item, ShopperId? Shopper, DateTimeOffset At, double Quantity, double Price, RankingArm? Arm)
{
    // A tap says less than a purchase; what was only shown says nothing.
    private const double Tap = 0.5;

    /// <summary>How much it says of what the shopper likes, in pieces bought.</summary>
    public double Weight => Kind switch { FeedbackKind.Bought => Quantity, FeedbackKind.Tapped => Tap, _ => 0 };
}

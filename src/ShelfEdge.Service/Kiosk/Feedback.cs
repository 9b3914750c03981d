using ShelfEdge.Core.Kiosk;

namespace ShelfEdge.Service.Kiosk;

/// <summary>One event of a kiosk.</summary>
internal sealed record Feedback(
    FeedbackKind Kind, string Item, ShopperId? Shopper, DateTimeOffset At, double Quantity, double Price, RankingArm? Arm);

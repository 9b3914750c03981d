namespace ShelfEdge.Core.Kiosk;

/// <summary>What a recommendation is asked for.</summary>
/// <param name="History">What the shopper did, each SKU once.</param>
/// <param name="InHand">The SKU in hand, if there is one.</param>
/// <param name="Segment">Name of the shopper's segment, if known.</param>
/// <param name="Arm">How to rank.</param>
/// <param name="IsHeldOut">The shopper gets what is popular, whoever they are, so that the effect of the rest can be measured.</param>
/// <param name="Now">The moment.</param>
public sealed record KioskRequest(
    IReadOnlyList<HistoryItem> History, string? InHand, string? Segment, RankingArm Arm, bool IsHeldOut, DateTimeOffset Now);

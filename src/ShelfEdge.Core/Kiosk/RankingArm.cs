namespace ShelfEdge.Core.Kiosk;

/// <summary>Ways to rank between which a <see cref="RankingBandit"/> chooses.</summary>
public enum RankingArm
{
    /// <summary>As configured.</summary>
    Fit,

    /// <summary>Distance counts twice.</summary>
    Near,

    /// <summary>What many buy counts half.</summary>
    Popular,

    /// <summary>Repeated categories cost twice.</summary>
    Variety,
}

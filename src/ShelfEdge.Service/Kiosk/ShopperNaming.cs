using ShelfEdge.Core.Kiosk;

namespace ShelfEdge.Service.Kiosk;

/// <summary>Turns a card or a session into an id, at the door: behind it nobody knows the card.</summary>
internal static class ShopperNaming
{
    /// <returns>What is wrong, without the card; <see langword="null"/> when nothing is.</returns>
    public static string? Find(string kiosk, string? card, string? session, ShopperKeys keys, out ShopperId? shopper)
    {
        shopper = null;
        if (card is null && session is null)
        {
            return null;
        }

        if (card is not null && session is not null)
        {
            return "card and session exclude each other";
        }

        if ((card ?? session) is not { Length: > 0 and <= ShopperKey.MostCharacters })
        {
            return $"card or session must have 1 to {ShopperKey.MostCharacters} characters";
        }

        if (card is not null && !keys.KnowsCards)
        {
            return "cards are not set up: the box has no kiosk.cardKeyFile";
        }

        shopper = card is not null ? keys.OfCard(card) : keys.OfSession(kiosk, session!);
        return null;
    }
}

using System.Globalization;
using ShelfEdge.Core.Kiosk;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Service.Kiosk;

/// <summary>Checks what a kiosk reports and takes the names out of it.</summary>
internal static class EventReading
{
    // What a kiosk could not send at once it may send later; its clock may be a little ahead.
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(7);
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <param name="kiosk">Who reports.</param>
    /// <param name="batch">What it reports.</param>
    /// <param name="keys">Make ids of cards and sessions.</param>
    /// <param name="assortment">Has the prices.</param>
    /// <param name="now">The moment.</param>
    /// <param name="errors">Receives what is wrong, by place.</param>
    public static List<Feedback> Read(
        string kiosk, EventBatch batch, ShopperKeys keys, Assortment assortment, DateTimeOffset now, Dictionary<string, string[]> errors)
    {
        var events = new List<Feedback>();
        if (batch.Events is not { Count: > 0 and <= EventBatch.MostEvents })
        {
            errors["events"] = [$"has {batch.Events?.Count ?? 0} entries; 1 to {EventBatch.MostEvents} are allowed"];
            return events;
        }

        if (batch.Id is { Length: 0 or > Identifier.MaxLength })
        {
            errors["id"] = [$"must have 1 to {Identifier.MaxLength} characters"];
        }

        for (var i = 0; i < batch.Events.Count; i++)
        {
            var one = batch.Events[i];
            var place = string.Create(CultureInfo.InvariantCulture, $"events[{i}]");
            var at = one?.Time ?? now;
            var wrong = one is null ? "must be an object"
                : one.Type is null ? "type is missing; shown, tapped or bought"
                : !Identifier.IsValid(one.Item) ? $"item is no SKU; {Identifier.Rule}"
                : one.Quantity is { } quantity && quantity is not (> 0 and <= 1_000) ? "quantity must be above 0 and at most 1000"
                : one.Price is { } price && price is not (>= 0 and <= 1_000_000) ? "price must be from 0 to 1000000"
                : at < now - Oldest || at > now + Ahead ? "time must be within the last 7 days"
                : ShopperNaming.Find(kiosk, one.Card, one.Session, keys, out _);
            if (wrong is not null)
            {
                errors[place] = [wrong];
                continue;
            }

            ShopperNaming.Find(kiosk, one!.Card, one.Session, keys, out var shopper);
            events.Add(new Feedback(one.Type!.Value, one.Item!, shopper, at, one.Quantity ?? 1, one.Price ?? Price(one.Item!, assortment), one.Ranking));
        }

        return events;
    }

    private static double Price(string sku, Assortment assortment) =>
        assortment.TryFind(sku, out var item) ? (double)(assortment.Items[item].Product.Price ?? 0) : 0;
}

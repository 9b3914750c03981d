using System.Collections.Immutable;
using ShelfEdge.Core.Kiosk;

namespace ShelfEdge.Service.Kiosk;

/// <summary>What is known of one shopper. Immutable.</summary>
/// <param name="Last">Newest visit or tap.</param>
/// <param name="Visits">Batches with something bought.</param>
/// <param name="Amount">What they cost together.</param>
/// <param name="History">Newest last, at most <see cref="MostItems"/>.</param>
internal sealed record ShopperProfile(DateTimeOffset Last, int Visits, double Amount, ImmutableArray<HistoryItem> History)
{
    public const int MostItems = 50;

    public static ShopperProfile New { get; } = new(DateTimeOffset.UnixEpoch, 0, 0, []);

    /// <summary>With one more thing done; the item that was not taken for longest gives way.</summary>
    public ShopperProfile With(string sku, float amount, DateTimeOffset at)
    {
        var before = History.FirstOrDefault(item => item.Sku == sku);
        var rest = before.Sku is null ? History : History.Remove(before);
        rest = rest.Length == MostItems ? rest.RemoveAt(0) : rest;
        return this with { Last = at > Last ? at : Last, History = rest.Add(new HistoryItem(sku, before.Amount + amount, at)) };
    }
}

using System.Collections.Immutable;
using ShelfEdge.Core.Kiosk;
using ShelfEdge.Core.Segment;

namespace ShelfEdge.Service.Kiosk;

/// <summary>What is known of one shopper. Immutable.</summary>
/// <param name="Last">Newest visit or tap.</param>
/// <param name="Tally">Batches with something bought: what the segment is told by.</param>
/// <param name="History">Newest last, at most <see cref="MostItems"/>.</param>
internal sealed record ShopperProfile(DateTimeOffset Last, ShopperTally Tally, ImmutableArray<HistoryItem> History)
{
    public const int MostItems = 50;

    public static ShopperProfile New { get; } = new(DateTimeOffset.UnixEpoch, ShopperTally.Empty, []);

    /// <summary>Batches with something bought.</summary>
    public int Visits => Tally.Visits;

    /// <summary>With one more thing done; the item that was not taken for longest gives way.</summary>
    public ShopperProfile With(string sku, float amount, DateTimeOffset at)
    {
        var before = History.FirstOrDefault(item => item.Sku == sku);
        var rest = before.Sku is null ? History : History.Remove(before);
        rest = rest.Length == MostItems ? rest.RemoveAt(0) : rest;
        return this with { Last = at > Last ? at : Last, History = rest.Add(new HistoryItem(sku, before.Amount + amount, at)) };
    }
}

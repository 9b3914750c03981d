using System.Runtime.InteropServices;

namespace ShelfEdge.Lab.Purchases;

/// <summary>
/// Removes lines whose price is far from what their item costs and lowers quantities that are far above what is usual for their
/// item, both by <see cref="Fence"/>.
/// </summary>
internal static class PurchaseOutliers
{
    /// <param name="lines">In any order.</param>
    /// <param name="until">Lines before it decide what is usual.</param>
    /// <param name="report">Counts.</param>
    public static List<PurchaseLine> Remove(List<PurchaseLine> lines, DateTimeOffset until, CleaningReport report)
    {
        Dictionary<int, Fence> quantities = Fences(lines, until, line => line.Quantity);
        Dictionary<int, Fence> prices = Fences(lines, until, line => line.UnitPrice);
        var kept = new List<PurchaseLine>(lines.Count);
        foreach (PurchaseLine line in lines)
        {
            Fence price = prices.GetValueOrDefault(line.Item, Fence.Open);
            Fence quantity = quantities.GetValueOrDefault(line.Item, Fence.Open);
            if (line.UnitPrice < price.Low || line.UnitPrice > price.High)
            {
                report.Remove(RemovalReason.PriceOutlier);
            }
            else if (line.Quantity > quantity.High)
            {
                report.QuantitiesCapped++;
                kept.Add(line with { Quantity = Math.Floor(quantity.High) });
            }
            else
            {
                kept.Add(line);
            }
        }

        return kept;
    }

    private static Dictionary<int, Fence> Fences(
        List<PurchaseLine> lines, DateTimeOffset until, Func<PurchaseLine, double> value) =>
        lines.Where(line => line.Time < until)
            .GroupBy(line => line.Item, value)
            .ToDictionary(group => group.Key, group => Fence.Around(CollectionsMarshal.AsSpan(group.ToList())));
}

namespace ShelfEdge.Lab.Purchases;

/// <summary>Makes one line of the rows of the same basket and item.</summary>
internal static class PurchaseMerging
{
    /// <summary>Quantities are added; the price is the mean over the pieces. The result is in order of time, then of the file.</summary>
    public static List<PurchaseLine> Merge(List<PurchaseLine> lines, CleaningReport report)
    {
        Dictionary<(int User, int Basket, int Item), int> known = [];
        var merged = new List<PurchaseLine>(lines.Count);
        foreach (PurchaseLine line in lines.OrderBy(line => line.Time))
        {
            if (known.TryGetValue((line.User, line.Basket, line.Item), out int index))
            {
                report.Remove(RemovalReason.Merged);
                PurchaseLine first = merged[index];
                double quantity = first.Quantity + line.Quantity;
                double amount = (first.Quantity * first.UnitPrice) + (line.Quantity * line.UnitPrice);
                merged[index] = first with { Quantity = quantity, UnitPrice = amount / quantity };
            }
            else
            {
                known.Add((line.User, line.Basket, line.Item), merged.Count);
                merged.Add(line);
            }
        }

        return merged;
    }
}

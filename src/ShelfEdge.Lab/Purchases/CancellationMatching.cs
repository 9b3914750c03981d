namespace ShelfEdge.Lab.Purchases;

/// <summary>Finds the purchase that a cancellation takes back.</summary>
internal static class CancellationMatching
{
    /// <summary>
    /// Removes, for each cancellation, the latest earlier purchase of the same user and item with the same quantity. One that
    /// matches none, such as a part of an order, takes nothing away.
    /// </summary>
    public static List<PurchaseLine> Remove(
        List<PurchaseLine> lines, List<PurchaseLine> cancellations, CleaningReport report)
    {
        Dictionary<(int User, int Item, double Quantity), List<int>> open = [];
        for (int i = 0; i < lines.Count; i++)
        {
            var key = (lines[i].User, lines[i].Item, lines[i].Quantity);
            if (!open.TryGetValue(key, out List<int>? indices))
            {
                open.Add(key, indices = []);
            }

            indices.Add(i);
        }

        var cancelled = new HashSet<int>();
        foreach (PurchaseLine cancellation in cancellations.OrderBy(line => line.Time))
        {
            if (open.TryGetValue((cancellation.User, cancellation.Item, Math.Abs(cancellation.Quantity)), out List<int>? indices)
                && FindLatest(lines, indices, cancellation.Time, cancelled) is int index)
            {
                cancelled.Add(index);
                report.Remove(RemovalReason.Cancelled);
            }
        }

        return [.. lines.Where((_, index) => !cancelled.Contains(index))];
    }

    private static int? FindLatest(List<PurchaseLine> lines, List<int> indices, DateTimeOffset before, HashSet<int> cancelled)
    {
        int? latest = null;
        foreach (int index in indices)
        {
            if (!cancelled.Contains(index) && lines[index].Time <= before
                && (latest is not int known || lines[index].Time >= lines[known].Time))
            {
                latest = index;
            }
        }

        return latest;
    }
}

namespace ShelfEdge.Hub.Storage;

/// <summary>The newest totals, at most as old as the period of <see cref="UpkeepWorker"/>.</summary>
internal sealed class LatestTotals
{
    private sealed record Box(HubTotals Totals);

    private Box _box = new(default);

    public HubTotals Value
    {
        get => Volatile.Read(ref _box).Totals;
        set => Volatile.Write(ref _box, new(value));
    }
}

namespace ShelfEdge.Hub.Storage;

/// <summary>The newest totals, at most as old as the period of <see cref="UpkeepWorker"/>.</summary>
internal sealed class LatestTotals
{
    private HubTotals _totals = HubTotals.None;

    public HubTotals Value
    {
        get => Volatile.Read(ref _totals);
        set => Volatile.Write(ref _totals, value);
    }
}

using ShelfEdge.Core.Forecast;

namespace ShelfEdge.Service.Forecast;

/// <summary>The newest times to empty. One loop writes, any thread reads.</summary>
internal sealed class LatestForecast
{
    private ForecastSnapshot _snapshot = ForecastSnapshot.None;

    public ForecastSnapshot Snapshot
    {
        get => Volatile.Read(ref _snapshot);
        set => Volatile.Write(ref _snapshot, value);
    }
}

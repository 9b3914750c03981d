namespace ShelfEdge.Messaging.Outbox;

/// <summary>
/// The policy of the bounds: telemetry is thinned first, then superseded stock events go, then the oldest stock events; alerts
/// and audit stay. Events that waited too long go in any case. Belongs to one outbox; not thread safe.
/// </summary>
internal sealed class OutboxRoom(EventTable events, OutboxOptions options)
{
    /// <summary>Telemetry that is dropped in one step, so that thinning is not begun anew for every single event.</summary>
    private const int ThinningStep = 64;

    /// <summary>Bound of one transaction when a long backlog expires at once.</summary>
    private const int ExpiryStep = 1000;

    private const int WidestMask = 55;

    private int _maskBits = 1;

    /// <summary>Drops what waited longer than its lane allows, by the time that the outbox was open.</summary>
    /// <returns>Events dropped.</returns>
    public int Expire(OutboxChange change) =>
        Expire(change, OutboxLane.Telemetry, options.MaxTelemetryAge) + Expire(change, OutboxLane.Stock, options.MaxStockAge);

    /// <summary>Drops events while a bound is passed.</summary>
    /// <param name="change">The transaction.</param>
    /// <param name="dropped">Events dropped.</param>
    /// <returns>False when a bound is still passed and only alerts and audit are left.</returns>
    public bool Make(OutboxChange change, out int dropped)
    {
        dropped = 0;
        while (Excess(change) is > 0 and var excess)
        {
            var step = Shed(change, excess);
            if (step == 0)
            {
                return false;
            }

            dropped += step;
        }

        return true;
    }

    /// <summary>Drops about so many events, of the lane that is given up first.</summary>
    /// <returns>Events dropped; 0 when only alerts and audit are left.</returns>
    public int Shed(OutboxChange change, int count)
    {
        if (change[OutboxLane.Telemetry].Depth > 0)
        {
            return Thin(change, Math.Max(count, ThinningStep));
        }

        _maskBits = 1;
        var superseded = events.Superseded(count);
        foreach (var key in superseded)
        {
            change.Remove(key, static lane => lane with { Superseded = lane.Superseded + 1 });
        }

        if (superseded.Count > 0 || events.Oldest(OutboxLane.Stock) is not { } oldest)
        {
            return superseded.Count;
        }

        change.Remove(oldest.Key, static lane => lane with { Evicted = lane.Evicted + 1 });
        return 1;
    }

    /// <summary>
    /// Drops the oldest telemetry whose number is not a multiple of two, when none is left of four, and so on: what stays is
    /// spread over the whole time.
    /// </summary>
    private int Thin(OutboxChange change, int count)
    {
        IReadOnlyList<long> keys;
        while ((keys = events.Thinnable(Mask(), count)).Count == 0)
        {
            _maskBits++;
        }

        foreach (var key in keys)
        {
            change.Remove(key, static lane => lane with { Thinned = lane.Thinned + 1 });
        }

        return keys.Count;
    }

    private long Mask() => (1L << Math.Min(_maskBits, WidestMask)) - 1;

    /// <summary>Events above the bound of rows, or 1 when only that of bytes is passed; 0 within both.</summary>
    private int Excess(OutboxChange change)
    {
        long depth = 0;
        long bytes = 0;
        foreach (var lane in OutboxLanes.Events)
        {
            depth += change[lane].Depth;
            bytes += change[lane].Bytes;
        }

        return depth > options.MaxEvents ? (int)(depth - options.MaxEvents) : bytes > options.MaxBytes ? 1 : 0;
    }

    private int Expire(OutboxChange change, OutboxLane lane, TimeSpan maxAge)
    {
        var before = change.At - (long)maxAge.TotalMilliseconds;
        var expired = 0;
        while (change[lane].Depth > 0 && expired < ExpiryStep
            && events.Oldest(lane) is { } oldest && oldest.At < before)
        {
            change.Remove(oldest.Key, static status => status with { Expired = status.Expired + 1 });
            expired++;
        }

        return expired;
    }
}

namespace ShelfEdge.Core.Stock;

/// <summary>
/// Time that passed for one camera, made from the wall clock of frames and ticks, so that a clock that is set back or
/// forward neither stops a dwell for hours nor completes hours at once.
/// </summary>
/// <remarks>
/// A step back of up to a minute is a frame that was captured before the last tick: no time passes until it is made up.
/// A longer step back is a clock that was set: counting goes on from the new time. A step forward counts for at most
/// <paramref name="longestStep"/>.
/// </remarks>
internal sealed class StockClock(TimeSpan longestStep)
{
    private static readonly TimeSpan OutOfOrder = TimeSpan.FromMinutes(1);

    private DateTimeOffset? _newest;

    /// <summary>Never falls.</summary>
    public TimeSpan Elapsed { get; private set; }

    public TimeSpan Advance(DateTimeOffset now)
    {
        var step = now - (_newest ?? now);
        if (step < TimeSpan.Zero && step >= -OutOfOrder)
        {
            return Elapsed;
        }

        _newest = now;
        if (step > TimeSpan.Zero)
        {
            Elapsed += step < longestStep ? step : longestStep;
        }

        return Elapsed;
    }
}

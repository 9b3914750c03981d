namespace ShelfEdge.Vision.Capture;

/// <summary>Spaces reads by an interval. A late read is not caught up: the next one is a full interval later.</summary>
internal sealed class FramePacer(TimeSpan interval, TimeProvider time)
{
    private long _due = time.GetTimestamp();

    /// <summary>Waits until the next frame is due; the first one is due at once.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        var wait = UntilDue();
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken);
        }

        _due = Math.Max(_due, time.GetTimestamp()) + (long)(interval.TotalSeconds * time.TimestampFrequency);
    }

    private TimeSpan UntilDue()
    {
        var now = time.GetTimestamp();
        return now >= _due ? TimeSpan.Zero : time.GetElapsedTime(now, _due);
    }
}

namespace ShelfEdge.Testing.Messaging;

/// <summary>A clock whose time of day can be set, while its timers and its monotonic side go on undisturbed.</summary>
public sealed class JumpingClock(TimeProvider inner) : TimeProvider
{
    private long _offset;

    /// <summary>What the time of day is ahead of the inner clock's; may be negative.</summary>
    public TimeSpan Offset
    {
        get => new(Interlocked.Read(ref _offset));
        set => Interlocked.Exchange(ref _offset, value.Ticks);
    }

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + Offset;

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);
}

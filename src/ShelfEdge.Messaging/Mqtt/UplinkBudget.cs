namespace ShelfEdge.Messaging.Mqtt;

/// <summary>
/// Counts what a box has published today (UTC) against what it may, for lines that are paid by the byte. Counted are the
/// packets of messages, topic and headers included, but not TCP, TLS and what the broker sends. Any thread.
/// </summary>
/// <param name="dailyBytes"><see langword="null"/> for no bound.</param>
/// <param name="clock">Says which day it is.</param>
/// <param name="day">Day that <paramref name="used"/> belongs to.</param>
/// <param name="used">Bytes published on it before this start.</param>
public sealed class UplinkBudget(long? dailyBytes, TimeProvider clock, DateOnly day = default, long used = 0)
{
    private readonly Lock _gate = new();
    private DateOnly _day = day;
    private long _used = used;

    /// <summary>Bytes a day; <see langword="null"/> for no bound.</summary>
    public long? DailyBytes { get; } = dailyBytes;

    /// <summary>The day that is counted, and the bytes published on it.</summary>
    public (DateOnly Day, long Bytes) Used
    {
        get
        {
            lock (_gate)
            {
                Turn();
                return (_day, _used);
            }
        }
    }

    /// <summary>True until the end of the day once the bound is reached: only what is urgent is published.</summary>
    public bool IsSpent => DailyBytes is { } bound && Used.Bytes >= bound;

    /// <summary>One more message went out, confirmed or not.</summary>
    public void Count(long bytes)
    {
        lock (_gate)
        {
            Turn();
            _used += bytes;
        }
    }

    // A clock that is set back does not give the day's bytes a second time.
    private void Turn()
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (today > _day)
        {
            (_day, _used) = (today, 0);
        }
    }
}

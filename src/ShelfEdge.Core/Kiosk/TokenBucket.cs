namespace ShelfEdge.Core.Kiosk;

/// <summary>Lets so many requests through at once and so many a second. One thread at a time.</summary>
/// <param name="rate">A second, above 0.</param>
/// <param name="burst">At once, at least 1.</param>
/// <param name="start">Time of the first request.</param>
public sealed class TokenBucket(double rate, int burst, DateTimeOffset start)
{
    private double _tokens = burst;
    private DateTimeOffset _at = start;

    /// <summary>Takes one request, if there is room for it. A clock that goes back gives none.</summary>
    public bool TryTake(DateTimeOffset now)
    {
        if (now > _at)
        {
            _tokens = Math.Min(burst, _tokens + (rate * (now - _at).TotalSeconds));
        }

        _at = now;
        if (_tokens < 1)
        {
            return false;
        }

        _tokens--;
        return true;
    }
}

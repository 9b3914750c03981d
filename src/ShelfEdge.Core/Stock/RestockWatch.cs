namespace ShelfEdge.Core.Stock;

/// <summary>
/// Tells a refill of one position from a product that a shopper put back: several facings more, or enough of them to be
/// full again where there were few. Goes by believed facings, so whoever stood before the shelf and leaves refills
/// nothing. Not kept over a restart. One writer.
/// </summary>
/// <param name="settle">How long the facings must not have risen before the refill is over.</param>
internal sealed class RestockWatch(TimeSpan settle)
{
    /// <summary>A rise of so many facings is a refill, wherever it starts.</summary>
    public const int LeastRise = 2;

    private int? _last;
    private int? _from;
    private TimeSpan _roseAt;
    private DateTimeOffset _startedAt;

    /// <summary>One step on evidence.</summary>
    /// <param name="believed">Believed facings now.</param>
    /// <param name="lowThreshold">At or under this many facings the position is low.</param>
    /// <param name="clearLevel">Over this many it is full again.</param>
    /// <param name="now">Time by the clock of the camera.</param>
    /// <param name="at">The same by the wall clock.</param>
    /// <returns>Facings before the refill and when it began, once it is over.</returns>
    public (int From, DateTimeOffset StartedAt)? Observe(
        int believed, int lowThreshold, int clearLevel, TimeSpan now, DateTimeOffset at)
    {
        if (believed > _last)
        {
            (_from, _startedAt) = _from is null ? (_last, at) : (_from, _startedAt);
            _roseAt = now;
        }

        _last = believed;
        if (_from is not { } from)
        {
            return null;
        }

        if (believed <= from)
        {
            _from = null;
            return null;
        }

        if (now - _roseAt < settle)
        {
            return null;
        }

        _from = null;
        return believed - from >= LeastRise || (from <= lowThreshold && believed > clearLevel) ? (from, _startedAt) : null;
    }

    /// <summary>Goes on from what was believed before a restart.</summary>
    public void Restore(int? believed) => _last = believed;
}

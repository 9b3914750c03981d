using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Forecast;

/// <summary>
/// Turns the believed stock of one position into sales, restocks and times. A drop between two moments that were known without
/// a break is a sale; what went while nothing was known is neither a sale nor exposure. Bounded; one writer.
/// </summary>
internal sealed class SalesTrack(TimeSpan putBackWithin)
{
    /// <summary>Time between two calls that says nothing: the box was down, or its clock was set.</summary>
    public static readonly TimeSpan LongestGap = TimeSpan.FromMinutes(5);

    private bool _isKnown;
    private int _believed;
    private DateTimeOffset? _at;
    private int _lastDrop;
    private DateTimeOffset _lastDropAt;

    /// <summary>What the open hour holds so far.</summary>
    public HourTally Open { get; private set; }

    /// <summary>Facings that are known to stand there now.</summary>
    public int? Believed => _isKnown ? _believed : null;

    /// <summary>Lets time pass within the open hour.</summary>
    public void Advance(DateTimeOffset to)
    {
        if (_at is not { } from)
        {
            _at = to;
            return;
        }

        // Frames can be older than the last tick, by little.
        var passed = to - from;
        if (passed > TimeSpan.Zero || passed < -LongestGap)
        {
            _at = to;
        }

        if (passed <= TimeSpan.Zero || passed > LongestGap)
        {
            return;
        }

        var milliseconds = (long)passed.TotalMilliseconds;
        _at = from.AddMilliseconds(milliseconds);
        Open += !_isKnown ? new HourTally(0, 0, 0, 0, 0, milliseconds)
            : _believed > 0 ? new HourTally(0, 0, 0, milliseconds, 0, 0)
            : new HourTally(0, 0, 0, 0, milliseconds, 0);
    }

    /// <summary>Takes what is believed from <paramref name="at"/> on, after <see cref="Advance"/> to it.</summary>
    public void Observe(PositionStock stock, DateTimeOffset at)
    {
        if (stock.State == PositionState.Unknown || stock.Believed is not { } believed)
        {
            _isKnown = false;
            _lastDrop = 0;
            return;
        }

        if (_isKnown && believed != _believed)
        {
            Open += Change(believed - _believed, at);
        }

        (_isKnown, _believed) = (true, believed);
    }

    /// <summary>Ends the open hour and begins the next.</summary>
    public HourTally Close()
    {
        var closed = Open;
        Open = default;
        return closed;
    }

    /// <summary>Goes on with an hour that was begun before a restart.</summary>
    public void Resume(HourTally open) => Open += open;

    private HourTally Change(int change, DateTimeOffset at)
    {
        if (change < 0)
        {
            (_lastDrop, _lastDropAt) = (-change, at);
            return new HourTally(1, -change, 0, 0, 0, 0);
        }

        var isPutBack = change <= _lastDrop && at - _lastDropAt <= putBackWithin;
        var undoesSale = change == _lastDrop ? -1 : 0;
        _lastDrop = isPutBack ? _lastDrop - change : 0;
        return isPutBack
            ? new HourTally(undoesSale, -change, 0, 0, 0, 0)
            : new HourTally(0, 0, change, 0, 0, 0);
    }
}

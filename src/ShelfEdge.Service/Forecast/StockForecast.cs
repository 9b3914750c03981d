using ShelfEdge.Core.Forecast;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Service.Forecast;

/// <summary>
/// The step of the stock loop that turns decisions into hours, learns from hours that are over, and each minute forecasts and
/// stores. Used by that loop alone.
/// </summary>
internal sealed class StockForecast
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    // Beyond, the oldest are given up: a disk that fails for so long is told of by the log and a counter.
    private const int MostWaitingHours = 48;

    private readonly PositionId[] _positions;
    private readonly StockHours _hours;
    private readonly DepletionModel _model;
    private readonly HourStore _store;
    private readonly LatestForecast _latest;
    private readonly List<PositionHour> _waiting = [];
    private DateTimeOffset? _next;
    private long _lost;

    /// <summary>Knows nothing before <see cref="Begin"/>.</summary>
    public StockForecast(Planogram planogram, ForecastRules rules, TimeZoneInfo zone, HourStore store, LatestForecast latest)
    {
        _positions = [.. planogram.Positions.Select(position => position.Id)];
        _hours = new StockHours(_positions, rules);
        _model = new DepletionModel(planogram, rules, zone);
        (_store, _latest) = (store, latest);
    }

    /// <summary>The newest times to empty.</summary>
    public ForecastSnapshot Snapshot => _latest.Snapshot;

    /// <summary>Hours of positions given up since the start because they could not be stored for too long. Read by any thread.</summary>
    public long LostHours => Interlocked.Read(ref _lost);

    /// <summary>Learns the stored hours again and goes on with the one that is not over.</summary>
    public void Begin(DateTimeOffset now)
    {
        var current = HourNumber.Of(now);
        var hour = new List<PositionHour>();
        foreach (var stored in _store.UpTo(current))
        {
            if (hour.Count > 0 && hour[0].Hour != stored.Hour)
            {
                _model.Learn(hour[0].Hour, hour);
                hour.Clear();
            }

            hour.Add(stored);
        }

        if (hour.Count > 0 && hour[0].Hour != current)
        {
            _model.Learn(hour[0].Hour, hour);
            hour.Clear();
        }

        _hours.Resume(current, hour);
    }

    /// <summary>Takes what was decided; with a minute over, forecasts and stores.</summary>
    /// <param name="changes">Positions that changed; may be empty.</param>
    /// <param name="at">Of the decision.</param>
    public void Observe(IReadOnlyCollection<PositionStock> changes, DateTimeOffset at)
    {
        var closed = _hours.Advance(at);
        if (closed.Length > 0)
        {
            _model.Learn(closed[0].Hour, closed);
            _waiting.AddRange(closed);
            var lost = Math.Max(0, _waiting.Count - (MostWaitingHours * _positions.Length));
            _waiting.RemoveRange(0, lost);
            Interlocked.Add(ref _lost, lost);
        }

        _hours.Observe(changes, at);

        // A clock that was set back is not waited for.
        if (_next is not { } next || at >= next || next - at > Period)
        {
            _next = at + Period;
            _latest.Snapshot = _model.Forecast(at, Standing());
            Store(at);
        }
    }

    /// <summary>Stores the hour that is not over, too.</summary>
    public void Store(DateTimeOffset at)
    {
        if (_store.Record(_waiting.Concat(_hours.OpenHours()), HourNumber.Of(at)))
        {
            _waiting.Clear();
        }
    }

    private IEnumerable<(PositionId Position, int Facings, HourTally Open)> Standing()
    {
        foreach (var position in _positions)
        {
            if (_hours.Believed(position) is { } believed)
            {
                yield return (position, believed, _hours.Open(position));
            }
        }
    }
}

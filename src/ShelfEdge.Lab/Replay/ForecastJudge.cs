using ShelfEdge.Core.Forecast;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Lab.Replay;

/// <summary>
/// Learns from stock as the box does, forecasts every ten minutes when each position will be empty, and compares that with what comes.
/// </summary>
/// <param name="planogram">The positions.</param>
/// <param name="truth">Units in the facings of a position at a second of the scenario.</param>
/// <param name="seconds">Length of the scenario.</param>
/// <param name="tally">Receives the outcome.</param>
internal sealed class ForecastJudge(Planogram planogram, Func<PositionId, int, int> truth, int seconds, IntervalTally tally)
{
    private const int Period = 600;

    private readonly StockHours _hours = new(planogram.Positions.Select(position => position.Id), ForecastRules.Usual);
    private readonly DepletionModel _model = new(planogram, ForecastRules.Usual, TimeZoneInfo.Utc);

    /// <summary>Takes changed stock.</summary>
    public void Observe(IReadOnlyCollection<PositionStock> changes, DateTimeOffset at)
    {
        Learn(at);
        _hours.Observe(changes, at);
    }

    /// <summary>Lets a second pass.</summary>
    public void Step(int second, DateTimeOffset at)
    {
        Learn(at);
        if (second == 0 || second % Period != 0)
        {
            return;
        }

        ForecastSnapshot forecast = _model.Forecast(at, Standing());
        foreach (Position position in planogram.Positions)
        {
            if (truth(position.Id, second) > 0 && forecast.Find(position.Id) is { } expected)
            {
                (int after, bool isEmpty) = Follow(position.Id, second);
                tally.Add(expected, TimeSpan.FromSeconds(after), isEmpty);
            }
        }
    }

    private void Learn(DateTimeOffset at)
    {
        var closed = _hours.Advance(at);
        if (closed.Length > 0)
        {
            _model.Learn(closed[0].Hour, closed);
        }
    }

    private IEnumerable<(PositionId Position, int Facings, HourTally Open)> Standing()
    {
        foreach (Position position in planogram.Positions)
        {
            if (_hours.Believed(position.Id) is { } believed and > 0)
            {
                yield return (position.Id, believed, _hours.Open(position.Id));
            }
        }
    }

    // Until it is empty, or somebody fills it, or nobody can tell any more.
    private (int After, bool IsEmpty) Follow(PositionId position, int from)
    {
        int before = truth(position, from);
        for (int second = from + 1; second < seconds; second++)
        {
            int standing = truth(position, second);
            if (standing == 0 || standing > before)
            {
                return (second - from, standing == 0);
            }

            before = standing;
        }

        return (seconds - from, false);
    }
}

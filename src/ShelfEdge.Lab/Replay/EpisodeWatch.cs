using ShelfEdge.Core.Stock;

namespace ShelfEdge.Lab.Replay;

/// <summary>Follows the times at which one position is truly low, or empty, and when the pipeline knows.</summary>
/// <param name="kind">Which of the two.</param>
/// <param name="tally">Receives what became of them.</param>
internal sealed class EpisodeWatch(AlertKind kind, EpisodeTally tally)
{
    /// <summary>An alert is due when so much of the time was clean.</summary>
    public static readonly TimeSpan DueAfter = TimeSpan.FromMinutes(2);

    private double? _lasted;
    private double _clean;
    private bool _isKnown;
    private bool _isTold;

    /// <summary>One step of time.</summary>
    /// <param name="truth">At its end.</param>
    /// <param name="state">What the pipeline says.</param>
    /// <param name="open">Kind of the open alert, if there is one.</param>
    /// <param name="seconds">Its length.</param>
    public void Add(PositionTruth truth, PositionState state, AlertKind? open, double seconds)
    {
        if (!truth.Has(kind))
        {
            End();
            return;
        }

        if (_lasted is null)
        {
            (_lasted, _clean, _isKnown, _isTold) = (0, 0, false, false);
            tally.Count++;
        }
        else
        {
            _lasted += seconds;
            _clean += truth.Sight == Sight.Clean ? seconds : 0;
        }

        _isTold |= open == kind || open == AlertKind.Empty;
        if (!_isKnown && (state == PositionState.Empty || (kind == AlertKind.Low && state == PositionState.Low)))
        {
            _isKnown = true;
            tally.Seconds.Add(_lasted.Value);
        }
    }

    /// <summary>The position is refilled, or the scenario is over.</summary>
    public void End()
    {
        if (_lasted is not null)
        {
            bool isDue = _clean >= DueAfter.TotalSeconds;
            tally.Missed += isDue && !_isTold ? 1 : 0;
            tally.NotDue += !isDue && !_isTold ? 1 : 0;
            _lasted = null;
        }
    }
}

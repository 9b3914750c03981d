using ShelfEdge.Core.Stock;

namespace ShelfEdge.Lab.Replay;

/// <summary>
/// Compares what the pipeline says of one position with what is true, step by step. The definitions are those of
/// <c>docs/accuracy.md</c>.
/// </summary>
internal sealed class PositionJudge(ReplayTally tally)
{
    /// <summary>At the start nothing is believed yet: so long nothing but alerts is counted.</summary>
    public static readonly TimeSpan WarmUp = TimeSpan.FromMinutes(2);

    private readonly EpisodeWatch _low = new(AlertKind.Low, tally.Low);
    private readonly EpisodeWatch _empty = new(AlertKind.Empty, tally.Empty);
    private double _time;
    private bool _wasClean = true;
    private double? _recovering;
    private int? _emptyFrames;
    private bool _isEmpty;
    private bool _wasCleanFrame;

    /// <summary>One step of time.</summary>
    /// <param name="truth">At its end.</param>
    /// <param name="stock">What the pipeline says then.</param>
    /// <param name="open">Kind of the open alert, if there is one.</param>
    /// <param name="isFrame">A frame of the camera came in this step.</param>
    /// <param name="seconds">Its length.</param>
    public void Add(PositionTruth truth, PositionStock stock, AlertKind? open, bool isFrame, double seconds)
    {
        _time += seconds;
        if (_time <= WarmUp.TotalSeconds)
        {
            return;
        }

        bool isUnknown = stock.State == PositionState.Unknown;
        bool isExact = !isUnknown && stock.Believed == truth.Standing;
        AddTime(truth, stock, isUnknown, isExact, seconds);
        Recover(truth.Sight == Sight.Clean, isExact, seconds);
        CountEmptyFrames(truth, stock.Believed, isFrame);
        _low.Add(truth, stock.State, open, seconds);
        _empty.Add(truth, stock.State, open, seconds);
    }

    /// <summary>An alert was raised or changed; <paramref name="truth"/> is that of the same moment.</summary>
    /// <returns>False when the truth does not bear it out.</returns>
    public bool Add(RestockAlert alert, PositionTruth truth)
    {
        bool isRaised = alert.Phase == AlertPhase.Raised;
        tally.Raised += isRaised ? 1 : 0;
        bool isWorse = isRaised || (alert.Phase == AlertPhase.Updated && alert.Kind == AlertKind.Empty);
        if (!isWorse || truth.Has(alert.Kind))
        {
            return true;
        }

        tally.FalseEmpty += alert.Kind == AlertKind.Empty ? 1 : 0;
        tally.FalseLow += alert.Kind == AlertKind.Low ? 1 : 0;
        return false;
    }

    /// <summary>The scenario is over.</summary>
    public void End()
    {
        _low.End();
        _empty.End();
        tally.NotRecovered += _recovering is null ? 0 : 1;
    }

    private void AddTime(PositionTruth truth, PositionStock stock, bool isUnknown, bool isExact, double seconds)
    {
        tally.PositionSeconds += seconds;
        tally.UnknownSeconds += isUnknown ? seconds : 0;
        if (truth.Sight == Sight.Blind)
        {
            tally.BlindSeconds += seconds;
            tally.BlindUnknownSeconds += isUnknown ? seconds : 0;
        }
        else if (truth.Sight == Sight.Clean)
        {
            tally.CleanSeconds += seconds;
            tally.CleanExactSeconds += isExact ? seconds : 0;
            tally.CleanUnknownSeconds += isUnknown ? seconds : 0;
            tally.CleanErrorSeconds += isUnknown ? 0 : Math.Abs(stock.Believed!.Value - truth.Standing) * seconds;
        }
    }

    /// <summary>Only clean time counts, and a loss of sight before the last one is made good belongs to that one.</summary>
    private void Recover(bool isClean, bool isExact, double seconds)
    {
        if (isClean)
        {
            _recovering = _wasClean ? _recovering + seconds : _recovering ?? 0;
            if (_recovering is { } waited && isExact)
            {
                tally.RecoverySeconds.Add(waited);
                _recovering = null;
            }
        }

        _wasClean = isClean;
    }

    private void CountEmptyFrames(PositionTruth truth, int? believed, bool isFrame)
    {
        bool isEmpty = truth.Standing == 0;
        if (isEmpty != _isEmpty)
        {
            _emptyFrames = isEmpty ? 0 : null;
            _isEmpty = isEmpty;
        }

        // What just left the view still moves between this frame and the last: such a frame is no evidence.
        bool isCleanFrame = isFrame && truth.Sight == Sight.Clean;
        if (_emptyFrames is { } frames)
        {
            frames += isCleanFrame && _wasCleanFrame ? 1 : 0;
            _emptyFrames = frames;
            if (believed == 0)
            {
                tally.EmptyFrames.Add(frames);
                _emptyFrames = null;
            }
        }

        _wasCleanFrame = isFrame ? isCleanFrame : _wasCleanFrame;
    }
}

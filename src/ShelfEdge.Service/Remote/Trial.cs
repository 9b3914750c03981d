using ShelfEdge.Core.Remote;
using ShelfEdge.Service.Health;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Remote;

/// <summary>Follows how the box fares with what is on trial since its start. Used by one loop.</summary>
internal sealed class Trial(
    AppliedFiles applied, RemoteOptions options, PipelineProgress progress, HealthRules rules, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();

    // Only what this start began with: what a command brings later waits for the next start.
    private readonly TrialMark? _mark = applied.Mark is { Starts: > 0 } mark ? mark : null;
    private TrialPolicy? _policy;
    private bool _isOver;

    /// <summary>Keeps or puts back what is on trial when that can be said.</summary>
    /// <returns>What was said, and of which command; <see langword="null"/> otherwise.</returns>
    /// <exception cref="IOException">It can be said and cannot be written.</exception>
    public (TrialVerdict Verdict, string CommandId)? Judge()
    {
        if (_mark is not { } mark || _isOver)
        {
            return null;
        }

        _policy ??= new TrialPolicy(mark.WasReady, options.TrialTime);
        var isReady = ReadinessPolicy.Evaluate(progress.Snapshot(), rules).IsEmpty;
        var verdict = _policy.Judge(isReady, time.GetElapsedTime(_started));
        if (verdict == TrialVerdict.Wait)
        {
            return null;
        }

        if (verdict == TrialVerdict.Keep)
        {
            applied.Keep();
        }
        else
        {
            applied.PutBack($"the box was not ready within {Duration.Format(options.TrialTime)}");
        }

        _isOver = true;
        return (verdict, mark.CommandId);
    }
}

namespace ShelfEdge.Core.Remote;

/// <summary>Judges a configuration by how the box fares with it. Pure.</summary>
/// <param name="wasReady">The box was ready before; if not, a camera that was down before is not held against the new one.</param>
/// <param name="patience">How long a box may take to become ready.</param>
public sealed class TrialPolicy(bool wasReady, TimeSpan patience)
{
    // Ready for one moment is what a box is that falls over with its second frame.
    private static readonly TimeSpan LeastReady = TimeSpan.FromSeconds(10);

    private TimeSpan? _readySince;

    /// <param name="isReady">At this moment.</param>
    /// <param name="running">Time since the start, by a clock that nobody sets.</param>
    public TrialVerdict Judge(bool isReady, TimeSpan running)
    {
        _readySince = isReady ? _readySince ?? running : null;
        if (running - _readySince >= LeastReady)
        {
            return TrialVerdict.Keep;
        }

        return running < patience ? TrialVerdict.Wait : wasReady ? TrialVerdict.PutBack : TrialVerdict.Keep;
    }
}

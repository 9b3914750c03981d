namespace ShelfEdge.Vision.Capture;

/// <summary>One token that is armed again for each step of a session, so that a step allocates nothing.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _either;
    private readonly CancellationToken _stopping;

    public Deadline(TimeProvider time, CancellationToken stopping)
    {
        _timer = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, stopping);
        _stopping = stopping;
    }

    /// <summary>Fires at the deadline or when the session is to stop.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>Whether the deadline has passed and nobody asked to stop.</summary>
    public bool HasPassed => _timer.IsCancellationRequested && !_stopping.IsCancellationRequested;

    /// <summary>Starts the time again. Has no effect once the deadline has passed.</summary>
    public void Arm(TimeSpan time) => _timer.CancelAfter(time);

    public void Dispose()
    {
        _either.Dispose();
        _timer.Dispose();
    }
}

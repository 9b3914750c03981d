namespace ShelfEdge.Vision.Capture;

/// <summary>
/// Runs calls that may block without end (a driver, a network disk) away from the caller, one at a time. When the token
/// fires first the call is left to itself: what it works on belongs to it until <see cref="IdleAsync"/> completes, and no
/// second call starts before that. So one source never has more than one hung call.
/// </summary>
internal sealed class BlockingLane
{
    private Task _running = Task.CompletedTask;

    /// <summary>Whether a call has not returned.</summary>
    public bool IsBusy => !_running.IsCompleted;

    /// <exception cref="OperationCanceledException">The token fired; the call may still be running.</exception>
    public Task<T> RunAsync<T>(Func<T> call, CancellationToken cancellationToken)
    {
        if (IsBusy)
        {
            throw new InvalidOperationException("An earlier call has not returned.");
        }

        // A pool thread must not be held for seconds: on two cores a few blocked cameras would starve the process.
        var running = Task.Factory.StartNew(
            call, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _running = running;
        return running.WaitAsync(cancellationToken);
    }

    /// <summary>Completes when no call is running, whatever came of it.</summary>
    public Task IdleAsync() => _running.ContinueWith(
        static finished => _ = finished.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}

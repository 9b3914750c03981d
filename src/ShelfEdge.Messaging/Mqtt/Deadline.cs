namespace ShelfEdge.Messaging.Mqtt;

/// <summary>Cancels when a time has passed on the given clock, or when the caller cancels.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _timeout;
    private readonly CancellationTokenSource _either;

    public Deadline(TimeSpan after, TimeProvider clock, CancellationToken cancellationToken)
    {
        _timeout = new(after, clock);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timeout.Token, cancellationToken);
    }

    public CancellationToken Token => _either.Token;

    /// <summary>True when the time has passed.</summary>
    public bool IsOver => _timeout.IsCancellationRequested;

    public void Dispose()
    {
        _either.Dispose();
        _timeout.Dispose();
    }
}

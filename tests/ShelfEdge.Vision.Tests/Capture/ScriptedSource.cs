using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

/// <summary>Does on each read what the next step says, and hangs until its token fires when there is no step left.</summary>
internal sealed class ScriptedSource(params Func<Frame, bool>[] steps) : IFrameSource
{
    private int _next;

    /// <summary>Opening fails with this when set.</summary>
    public string? OpenError { get; init; }

    /// <summary>Opening hangs until its token fires.</summary>
    public bool HangsOnOpen { get; init; }

    /// <summary>Closing waits for this.</summary>
    public Task Closing { get; init; } = Task.CompletedTask;

    public bool IsClosed { get; private set; }

    public static bool Give(Frame frame)
    {
        frame.Reshape(8, 6);
        return true;
    }

    public static bool End(Frame frame) => false;

    public static bool Break(Frame frame) => throw new FrameSourceException("The cable was cut.");

    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        if (HangsOnOpen)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        if (OpenError is not null)
        {
            throw new FrameSourceException(OpenError);
        }
    }

    public async ValueTask<bool> ReadAsync(Frame target, CancellationToken cancellationToken)
    {
        if (_next == steps.Length)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        return steps[_next++](target);
    }

    public async ValueTask DisposeAsync()
    {
        await Closing;
        IsClosed = true;
    }
}

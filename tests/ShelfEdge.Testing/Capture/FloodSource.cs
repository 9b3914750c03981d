using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Testing.Capture;

/// <summary>Gives a number of frames as fast as it is asked. Every pixel of frame n is n modulo 256.</summary>
/// <param name="count">Frames until the end.</param>
/// <param name="given">Told the number of each frame, from 1.</param>
/// <param name="width">Of each frame, in pixels.</param>
/// <param name="height">Of each frame, in pixels.</param>
public sealed class FloodSource(int count, Action<int> given, int width = 640, int height = 480) : IFrameSource
{
    private int _given;

    public ValueTask OpenAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public async ValueTask<bool> ReadAsync(Frame target, CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (_given == count)
        {
            return false;
        }

        _given++;
        target.Reshape(width, height);
        target.Writable.Span.Fill((byte)_given);
        given(_given);
        return true;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

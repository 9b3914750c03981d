using System.Runtime.CompilerServices;

namespace ShelfEdge.Vision.Capture;

/// <summary>
/// Reads a network stream through a child process. The child decodes into a pipe that holds less than a frame, so the frame
/// that is read next is the newest one as long as somebody keeps reading.
/// </summary>
internal sealed class FfmpegSource(FfmpegCommand command, SecretFilter secrets, bool isFile, bool loop) : IFrameSource
{
    private FfmpegChild? _child;
    private TargaReader? _frames;

    /// <summary>The shell's process id while open.</summary>
    internal int? ProcessId => _child?.ProcessId;

    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        Start();
        if (!await _frames!.ReadHeaderAsync(cancellationToken))
        {
            throw new FrameSourceException((await _child!.EndAsync()).Reason);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> ReadAsync(Frame target, CancellationToken cancellationToken) =>
        await _frames!.ReadAsync(target, cancellationToken) || await RestartAsync(target, cancellationToken);

    public ValueTask DisposeAsync() => _child?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Start()
    {
        _child = FfmpegChild.Start(command, secrets);
        _frames = new TargaReader(_child.ReceiveAsync);
    }

    private async ValueTask<bool> RestartAsync(Frame target, CancellationToken cancellationToken)
    {
        var end = await _child!.EndAsync();
        if (!isFile || !end.IsClean)
        {
            throw new FrameSourceException(end.Reason);
        }

        if (!loop)
        {
            return false;
        }

        await _child.DisposeAsync();
        await OpenAsync(cancellationToken);
        return await _frames!.ReadAsync(target, cancellationToken);
    }
}

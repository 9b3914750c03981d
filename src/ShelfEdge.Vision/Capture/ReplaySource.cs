namespace ShelfEdge.Vision.Capture;

/// <summary>Replays one picture, or the pictures of a folder in name order, at a set pace.</summary>
internal sealed class ReplaySource(string path, bool isFolder, bool loop, TimeSpan interval, TimeProvider time) : IFrameSource
{
    private readonly BlockingLane _lane = new();
    private readonly FramePacer _pacer = new(interval, time);
    private IReadOnlyList<string> _pictures = [];
    private int _next;

    public async ValueTask OpenAsync(CancellationToken cancellationToken) =>
        _pictures = await _lane.RunAsync(ListPictures, cancellationToken);

    public async ValueTask<bool> ReadAsync(Frame target, CancellationToken cancellationToken)
    {
        if (_next == _pictures.Count)
        {
            if (!loop)
            {
                return false;
            }

            // Listed again, so that pictures may be added while it plays.
            _pictures = await _lane.RunAsync(ListPictures, cancellationToken);
            _next = 0;
        }

        await _pacer.WaitAsync(cancellationToken);
        var file = _pictures[_next++];
        using var picture = await _lane.RunAsync(() => ImageFile.Load(file, target), cancellationToken);
        target.CopyFrom(picture);
        return true;
    }

    public ValueTask DisposeAsync() => new(_lane.IdleAsync());

    private IReadOnlyList<string> ListPictures()
    {
        if (!isFolder)
        {
            return [path];
        }

        if (File.Exists(path))
        {
            throw new FrameSourceException(
                $"{path} is no folder and its name ends neither like a picture ({string.Join(' ', ImageFile.Extensions)}) "
                + $"nor like a video ({string.Join(' ', VideoSource.Extensions)}).");
        }

        var pictures = ImageFile.List(path);
        return pictures.Count > 0
            ? pictures
            : throw new FrameSourceException(
                $"Folder {path} holds no picture ({string.Join(' ', ImageFile.Extensions)}).");
    }
}

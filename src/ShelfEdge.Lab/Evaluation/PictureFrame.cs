using ShelfEdge.Core.Planogram;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Lab.Evaluation;

/// <summary>One frame that holds the pictures of a set in turn, as a camera's frame would. Owns it; not thread safe.</summary>
internal sealed class PictureFrame : IDisposable
{
    private readonly FramePool _pool = new(new CameraId("pictures"), capacity: 1, TimeProvider.System);

    /// <summary>Reads a picture. The result is the caller's to dispose before the next one is read.</summary>
    /// <exception cref="FrameSourceException">The picture cannot be read.</exception>
    public Frame Read(string path)
    {
        if (!_pool.TryRent(out Frame? frame))
        {
            throw new InvalidOperationException("The frame of the last picture was not given back.");
        }

        try
        {
            ImageFile.Read(path, frame);
            return frame;
        }
        catch
        {
            frame.Dispose();
            throw;
        }
    }

    public void Dispose() => _pool.Dispose();
}

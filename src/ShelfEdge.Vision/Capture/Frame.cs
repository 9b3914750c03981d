using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Vision.Capture;

/// <summary>
/// One captured picture in BGR, 8 bits a channel, rows packed without padding. Rented from a pool of its camera;
/// whoever last receives it disposes it, which returns it to its pool. Not safe for concurrent use.
/// </summary>
public sealed class Frame : IDisposable
{
    /// <summary>The camera it came from.</summary>
    public CameraId Camera { get; internal set; }

    /// <summary>Counts frames of this camera from 1.</summary>
    public long Number { get; internal set; }

    /// <summary>When it was read.</summary>
    public DateTimeOffset CapturedAt { get; internal set; }

    /// <summary>Pixels; 0 until a picture has been read into it.</summary>
    public int WidthPixels { get; private set; }

    /// <summary>Pixels; 0 until a picture has been read into it.</summary>
    public int HeightPixels { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}

using System.Collections.Concurrent;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Service.Pipeline;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Api;

/// <summary>
/// Draws the newest frame of a camera when someone asks, at most once per frame. A caller that comes while another one
/// draws gets the picture before, so any number of callers costs one drawing at a time and no lock.
/// </summary>
internal sealed class LatestPictures(LatestFrames frames)
{
    // Bounded by the number of cameras.
    private readonly ConcurrentDictionary<CameraId, LatestPicture> _drawn = new();

    /// <returns><see langword="null"/> when the camera has given no frame yet or its first picture is being drawn.</returns>
    public LatestPicture? Draw(CameraId camera)
    {
        _drawn.TryGetValue(camera, out var before);
        if (frames.Take(camera) is not { } latest)
        {
            return before;
        }

        try
        {
            if (before?.FrameNumber == latest.Frame.Number)
            {
                return before;
            }

            var jpeg = FramePainter.EncodeJpeg(latest.Frame, latest.Result.Detections.AsSpan());
            var picture = new LatestPicture(latest.Frame.Number, latest.Frame.CapturedAt, jpeg);
            _drawn[camera] = picture;
            return picture;
        }
        finally
        {
            frames.GiveBack(latest);
        }
    }
}

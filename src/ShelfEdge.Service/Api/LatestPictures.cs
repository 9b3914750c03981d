using System.Collections.Immutable;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Service.Health;
using ShelfEdge.Service.Pipeline;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Api;

/// <summary>
/// Draws the newest frame of a camera when someone asks, at most once per frame. A caller that comes while another one
/// draws gets the picture before, so any number of callers costs one drawing at a time and no lock.
/// </summary>
/// <param name="frames">Newest frame of each camera.</param>
/// <param name="progress">The cameras.</param>
/// <param name="zones">Drawn on top; absent when there is no planogram.</param>
internal sealed class LatestPictures(LatestFrames frames, PipelineProgress progress, ZoneOverlay? zones = null) : IDisposable
{
    private static readonly PaintColour Product = new(0, 200, 80);

    private readonly ImmutableDictionary<CameraId, Easel> _easels =
        progress.Cameras.ToImmutableDictionary(camera => camera.Camera, _ => new Easel());

    /// <returns><see langword="null"/> when the camera has given no frame yet or its first picture is being drawn.</returns>
    public LatestPicture? Draw(CameraId camera)
    {
        var easel = _easels[camera];
        if (Interlocked.Exchange(ref easel.Painter, null) is not { } painter)
        {
            return Volatile.Read(ref easel.Picture);
        }

        try
        {
            return Draw(camera, easel, painter);
        }
        finally
        {
            Volatile.Write(ref easel.Painter, painter);
        }
    }

    public void Dispose()
    {
        foreach (var easel in _easels.Values)
        {
            easel.Dispose();
        }
    }

    private LatestPicture? Draw(CameraId camera, Easel easel, FramePainter painter)
    {
        if (frames.Take(camera) is not { } latest)
        {
            return easel.Picture;
        }

        try
        {
            if (easel.Picture?.FrameNumber == latest.Frame.Number)
            {
                return easel.Picture;
            }

            painter.Begin(latest.Frame);
            foreach (var detection in latest.Result.Detections)
            {
                painter.DrawBox(detection.Box, label: null, detection.Score, Product);
            }

            zones?.Draw(painter, camera, latest.Result.Sight?.Shift ?? default);
            var picture = new LatestPicture(latest.Frame.Number, latest.Frame.CapturedAt, painter.ToJpeg());
            Volatile.Write(ref easel.Picture, picture);
            return picture;
        }
        finally
        {
            frames.GiveBack(latest);
        }
    }

    // Who has taken the painter draws; it is put back afterwards.
    private sealed class Easel : IDisposable
    {
        public FramePainter? Painter = new();
        public LatestPicture? Picture;

        public void Dispose() => Painter?.Dispose();
    }
}

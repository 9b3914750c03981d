using System.Collections.Immutable;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Sight;
using ShelfEdge.Lab.Scenes.Corpus;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;
using ShelfEdge.Vision.Sight;

namespace ShelfEdge.Lab.Replay;

/// <summary>
/// The frames of one camera: each moment is drawn, encoded, decoded and looked at by the detector; a moment that was seen
/// before is not looked at again. What the detector found is used when the camera's watch asks for it. Borrows camera and detector; not thread safe.
/// </summary>
internal sealed class CameraFeed : IDisposable
{
    /// <summary>Pictures whose detections are kept; those beyond are drawn whenever they are seen.</summary>
    public const int MostKept = 4096;

    private readonly ShopCamera _camera;
    private readonly IDetector _detector;
    private readonly Core.Detection.Detection[] _room;
    private readonly FramePool _pool;
    private readonly TimeProvider _time;
    private readonly CameraWatch _watch;
    private readonly FrameSampler _sampler = new();
    private readonly Dictionary<string, SeenPicture> _seen = [];

    public CameraFeed(ShopCamera camera, IDetector detector, CameraWatch watch, TimeProvider time)
    {
        (_camera, _detector, _watch, _time) = (camera, detector, watch, time);
        Camera = new CameraId(camera.Shelf.Id);
        _room = new Core.Detection.Detection[detector.MaxDetections];
        _pool = new FramePool(Camera, capacity: 1, time);
    }

    public CameraId Camera { get; }

    /// <summary>Frames given.</summary>
    public long Frames { get; private set; }

    /// <summary>Pictures drawn for them.</summary>
    public long Pictures { get; private set; }

    /// <summary>Frames of those that the service would have given to the detector.</summary>
    public long Inferences { get; private set; }

    /// <summary>The next frame, or null while the camera sends nothing.</summary>
    /// <param name="frame">Number of the frame in its scenario, from 0.</param>
    public (FrameDetections Detections, bool[] IsHidden)? Read(int frame)
    {
        if (_camera.Timeline.See(frame) is not { } moment)
        {
            return null;
        }

        if (!_seen.TryGetValue(moment.Key, out SeenPicture? picture))
        {
            picture = Look(moment);
            if (_seen.Count < MostKept)
            {
                _seen.Add(moment.Key, picture);
            }
        }

        Frames++;
        DateTimeOffset now = _time.GetUtcNow();
        FrameView view = _watch.Look(picture.Sample, now);
        if (view.Plan == FramePlan.Infer)
        {
            Inferences++;
            _watch.Keep(picture.Detections);
        }

        return (view.Conclude(Camera, Frames, now, picture.WidthPixels, picture.HeightPixels, picture.Detections), picture.IsHidden);
    }

    public void Dispose()
    {
        _sampler.Dispose();
        _pool.Dispose();
    }

    private SeenPicture Look(SceneMoment moment)
    {
        Pictures++;
        ShopPicture picture = _camera.Draw(moment);
        if (!_pool.TryRent(out Frame? frame))
        {
            throw new InvalidOperationException("The last frame was not given back.");
        }

        using (frame)
        {
            ImageFile.Read(picture.Jpeg, Camera.Value, frame);
            var sample = new SightSample();
            _sampler.Read(frame, sample);
            int count = _detector.Detect(frame, _room, out _);
            return new SeenPicture(
                sample, ImmutableArray.Create(_room, 0, count), frame.WidthPixels, frame.HeightPixels, picture.IsHidden);
        }
    }
}

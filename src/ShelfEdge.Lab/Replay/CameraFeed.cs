using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Lab.Scenes.Corpus;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Lab.Replay;

/// <summary>
/// The frames of one camera: each moment is drawn, encoded, decoded and looked at by the detector; a moment that was seen
/// before is not looked at again. Borrows camera and detector; not thread safe.
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
    private readonly Dictionary<string, SeenPicture> _seen = [];

    public CameraFeed(ShopCamera camera, IDetector detector, TimeProvider time)
    {
        (_camera, _detector, _time) = (camera, detector, time);
        Camera = new CameraId(camera.Shelf.Id);
        _room = new Core.Detection.Detection[detector.MaxDetections];
        _pool = new FramePool(Camera, capacity: 1, time);
    }

    public CameraId Camera { get; }

    /// <summary>Frames given.</summary>
    public long Frames { get; private set; }

    /// <summary>Pictures drawn for them.</summary>
    public long Pictures { get; private set; }

    /// <summary>The next frame, or null while the camera sends nothing.</summary>
    /// <param name="frame">Number of the frame in its scenario, from 0.</param>
    public SeenPicture? Read(int frame)
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
        return picture with { Detections = picture.Detections with { FrameNumber = Frames, CapturedAt = _time.GetUtcNow() } };
    }

    public void Dispose() => _pool.Dispose();

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
            FrameDetections detections = FrameInspection.Inspect(_detector, frame, _room, out _);
            return new SeenPicture(detections, picture.IsHidden);
        }
    }
}

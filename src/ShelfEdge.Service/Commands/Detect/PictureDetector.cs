using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Service.Commands.Bench;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Commands.Detect;

/// <summary>Detects in pictures one after the other and takes the times of each stage.</summary>
internal sealed class PictureDetector : IDisposable
{
    private static readonly string[] StageNames = ["read", "letterbox", "inference", "decode"];

    private readonly OnnxDetector _detector;
    private readonly FramePool _pool;
    private readonly TimeProvider _time;
    private readonly Detection[] _found;
    private readonly Detection[] _gaps;
    private readonly Samples[] _milliseconds;

    /// <exception cref="ModelException">The model is refused.</exception>
    public PictureDetector(DetectorOptions options, bool withGaps, int pictureCount, TimeProvider time)
    {
        _time = time;
        _detector = OnnxDetector.Open(options, time);
        _pool = new FramePool(new CameraId("pictures"), capacity: 1, time);
        _found = new Detection[_detector.MaxDetections];
        _gaps = withGaps ? new Detection[_detector.MaxDetections] : [];
        _milliseconds = [.. StageNames.Select(_ => new Samples(pictureCount))];
    }

    public ModelManifest Manifest => _detector.Manifest;

    public IReadOnlyList<string> Classes => _detector.Manifest.Classes;

    public string Model => $"{_detector.Manifest.Name} {_detector.Manifest.Version}";

    public double DefaultMinScore => _detector.Manifest.Thresholds.Score;

    public long CutPictures => _detector.CutFrames;

    public IReadOnlyList<StageReport> Stages => [.. StageNames.Zip(_milliseconds, StageReport.Of)];

    /// <summary>Reads a picture and detects in it.</summary>
    /// <param name="path">The picture.</param>
    /// <param name="use">Takes frame, detections and the gaps that the model saw; all are reused afterwards.</param>
    /// <exception cref="FrameSourceException">The picture cannot be read.</exception>
    public void Detect(string path, Action<Frame, ReadOnlySpan<Detection>, ReadOnlySpan<Detection>> use)
    {
        if (!_pool.TryRent(out var frame))
        {
            throw new InvalidOperationException("The frame of the last picture was not given back.");
        }

        using (frame)
        {
            var start = _time.GetTimestamp();
            ImageFile.Read(path, frame);
            var read = _time.GetElapsedTime(start);
            var count = _detector.Detect(frame, _found, _gaps, out var gapCount, out var timings);

            _milliseconds[0].Add(read.TotalMilliseconds);
            _milliseconds[1].Add(timings.Letterbox.TotalMilliseconds);
            _milliseconds[2].Add(timings.Inference.TotalMilliseconds);
            _milliseconds[3].Add(timings.Decode.TotalMilliseconds);
            use(frame, _found.AsSpan(0, count), _gaps.AsSpan(0, gapCount));
        }
    }

    public void Dispose()
    {
        _pool.Dispose();
        _detector.Dispose();
    }
}

using System.Runtime.InteropServices;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Commands.Bench;

/// <summary>
/// Takes one picture through the whole pipeline again and again, on one thread of control, and takes the times.
/// </summary>
internal sealed class BenchRun : IDisposable
{
    private const int WarmUpFrames = 10;
    private const double BytesPerMegabyte = 1024 * 1024;

    private static readonly string[] StageNames = ["capture", "letterbox", "inference", "decode", "stock", "all"];
    private static readonly CameraId Camera = new("bench");

    private readonly BenchRequest _request;
    private readonly TimeProvider _time;
    private readonly BenchPicture _picture;
    private readonly OnnxDetector _detector;
    private readonly FramePool _pool;
    private readonly Detection[] _found;
    private readonly Samples[] _milliseconds;
    private readonly Samples _captureBytes;
    private readonly Samples _detectionBytes;
    private readonly Samples _stockBytes;
    private StockLedger? _ledger;
    private long _detections;

    /// <exception cref="ModelException">The model is refused.</exception>
    public BenchRun(BenchRequest request, TimeProvider time)
    {
        _request = request;
        _time = time;
        _detector = OnnxDetector.Open(request.Detector, time);
        _picture = request.Image is null
            ? BenchPicture.Draw(request.Size.WidthPixels, request.Size.HeightPixels)
            : BenchPicture.Of(request.Image);
        _pool = new FramePool(Camera, capacity: 1, time);
        _found = new Detection[_detector.MaxDetections];
        _milliseconds = [.. StageNames.Select(_ => new Samples(request.Frames))];
        _captureBytes = new Samples(request.Frames);
        _detectionBytes = new Samples(request.Frames);
        _stockBytes = new Samples(request.Frames);
    }

    /// <exception cref="FrameSourceException">The picture cannot be read.</exception>
    public BenchReport Run(CancellationToken cancellationToken)
    {
        var size = new PictureSize(0, 0);
        for (var i = 0; i < WarmUpFrames; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            size = Pass(i, isMeasured: false);
        }

        var start = _time.GetTimestamp();
        for (var i = 0; i < _request.Frames; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Pass(WarmUpFrames + i, isMeasured: true);
        }

        return Report(size, _time.GetElapsedTime(start));
    }

    public void Dispose()
    {
        _pool.Dispose();
        _picture.Dispose();
        _detector.Dispose();
    }

    private PictureSize Pass(int number, bool isMeasured)
    {
        if (!_pool.TryRent(out var frame))
        {
            throw new InvalidOperationException("The last frame was not given back.");
        }

        using (frame)
        {
            var atStart = Mark.Now(_time);
            ImageFile.Read(_picture.Path, frame);
            var atFrame = Mark.Now(_time);
            var count = _detector.Detect(frame, _found, out var timings);
            var atDetections = Mark.Now(_time);
            Observe(frame, count, number);
            var atEnd = Mark.Now(_time);

            if (isMeasured)
            {
                _milliseconds[0].Add(_time.GetElapsedTime(atStart.Timestamp, atFrame.Timestamp).TotalMilliseconds);
                _milliseconds[1].Add(timings.Letterbox.TotalMilliseconds);
                _milliseconds[2].Add(timings.Inference.TotalMilliseconds);
                _milliseconds[3].Add(timings.Decode.TotalMilliseconds);
                _milliseconds[4].Add(_time.GetElapsedTime(atDetections.Timestamp, atEnd.Timestamp).TotalMilliseconds);
                _milliseconds[5].Add(_time.GetElapsedTime(atStart.Timestamp, atEnd.Timestamp).TotalMilliseconds);
                _captureBytes.Add(atFrame.Allocated - atStart.Allocated);
                _detectionBytes.Add(atDetections.Allocated - atFrame.Allocated);
                _stockBytes.Add(atEnd.Allocated - atDetections.Allocated);
                _detections += count;
            }

            return new PictureSize(frame.WidthPixels, frame.HeightPixels);
        }
    }

    // One frame a second, as a camera at rest gives them, whatever the bench really takes.
    private void Observe(Frame frame, int count, int number)
    {
        _ledger ??= new StockLedger(
            BenchPlanogram.Create(Camera, frame.WidthPixels, frame.HeightPixels), new RestockRules(), Guid.CreateVersion7);
        _ledger.Observe(new FrameDetections(
            Camera,
            number,
            DateTimeOffset.UnixEpoch.AddSeconds(number),
            frame.WidthPixels,
            frame.HeightPixels,
            [.. _found.AsSpan(0, count)])
        {
            Scene = SceneThumbnail.FromBgr(frame.Pixels, frame.WidthPixels, frame.HeightPixels, 3 * frame.WidthPixels),
        });
    }

    private BenchReport Report(PictureSize size, TimeSpan elapsed)
    {
        var manifest = _detector.Manifest;
        var frames = _request.Frames;
        return new BenchReport(
            $"{manifest.Name} {manifest.Version}",
            new PictureSize(manifest.Input.WidthPixels, manifest.Input.HeightPixels).ToString(),
            size.ToString(),
            frames,
            _request.Detector.Threads == 0 ? Environment.ProcessorCount : _request.Detector.Threads,
            $"{RuntimeInformation.ProcessArchitecture} with {Environment.ProcessorCount} cores",
            _detections / (double)frames,
            [.. StageNames.Zip(_milliseconds, StageReport.Of)],
            (_milliseconds[1].Quantile(0.5) + _milliseconds[3].Quantile(0.5)) / _milliseconds[2].Quantile(0.5),
            frames / elapsed.TotalSeconds,
            new BenchAllocations(_captureBytes.Quantile(0.5), _detectionBytes.Quantile(0.5), _stockBytes.Quantile(0.5)),
            Environment.WorkingSet / BytesPerMegabyte);
    }

    /// <summary>Clock and allocation counter at one moment.</summary>
    private readonly record struct Mark(long Timestamp, long Allocated)
    {
        public static Mark Now(TimeProvider time) => new(time.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
    }
}

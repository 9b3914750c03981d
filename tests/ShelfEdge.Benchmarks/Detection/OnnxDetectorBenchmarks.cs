using BenchmarkDotNet.Attributes;
using OpenCvSharp;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Testing;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Benchmarks.Detection;

/// <summary>The shipped model on a 1080p frame, whole and by its first stage.</summary>
[MemoryDiagnoser]
public class OnnxDetectorBenchmarks : IDisposable
{
    private FramePool _pool = null!;
    private Frame _frame = null!;
    private OnnxDetector _detector = null!;
    private LetterboxWriter _letterbox = null!;
    private Found[] _found = [];

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _pool = new FramePool(new CameraId("benchmark"), 1, TimeProvider.System);
        if (!_pool.TryRent(out var frame))
        {
            throw new InvalidOperationException("The pool is fresh.");
        }

        _frame = frame;
        _frame.Reshape(1920, 1080);
        Cv2.Randu(_frame.Image, Scalar.All(0), Scalar.All(256));
        _detector = OnnxDetector.Open(
            new DetectorOptions { ModelDirectory = Path.Combine(Repository.Root, ModelFolder.ShippedModel), Threads = Threads },
            TimeProvider.System);
        _letterbox = new LetterboxWriter(_detector.Manifest.Input);
        _found = new Found[_detector.MaxDetections];
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _letterbox.Dispose();
        _detector.Dispose();
        _frame.Dispose();
        _pool.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public int Detect() => _detector.Detect(_frame, _found, out _);

    [Benchmark]
    public void Letterbox() => _letterbox.Write(_frame);
}

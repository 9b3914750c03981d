using BenchmarkDotNet.Attributes;
using OpenCvSharp;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Sight;
using ShelfEdge.Testing;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;
using ShelfEdge.Vision.Sight;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Benchmarks.Sight;

/// <summary>
/// What judging a frame of its camera costs beside the inference, and what searching it for gaps adds: with the shipped model, which
/// sees gaps, and from 300 products alone.
/// </summary>
[MemoryDiagnoser]
public class SightBenchmarks : IDisposable
{
    private const int Products = 300;

    private readonly FrameSampler _sampler = new();
    private readonly SightSample _sample = new();
    private readonly FramePool _pool = new(new CameraId("camera-1"), capacity: 1, TimeProvider.System);
    private readonly GapFinder _finder = new(new GapRules());
    private readonly Found[] _products = new Found[Products];
    private Found[] _room = [];
    private Found[] _gaps = [];
    private OnnxDetector _detector = null!;
    private FrameGaps _seen = null!;
    private CameraWatch _watch = null!;
    private Frame _frame = null!;
    private DateTimeOffset _at = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [GlobalSetup]
    public void Setup()
    {
        var camera = new PlanogramCamera(new CameraId("camera-1"), 1920, 1080);
        _watch = new CameraWatch(camera, [Polygon.FromBox(new Box(200, 200, 900, 800))], new SightRules(frozenAfter: TimeSpan.Zero));
        if (!_pool.TryRent(out var frame))
        {
            throw new InvalidOperationException("The pool is fresh.");
        }

        _frame = frame;
        _frame.Reshape(1920, 1080);
        Cv2.Randu(_frame.Image, Scalar.All(0), Scalar.All(256));
        _detector = OnnxDetector.Open(new DetectorOptions { ModelDirectory = Path.Combine(Repository.Root, ModelFolder.ShippedModel), Threads = 1 }, TimeProvider.System);
        _seen = new FrameGaps(_detector.Manifest);
        (_room, _gaps) = (new Found[_detector.MaxDetections], new Found[_detector.MaxDetections]);
        for (var i = 0; i < Products; i++)
        {
            // Every tenth place is empty.
            var place = i + (i / 9);
            var (left, top) = (place % 34 * 56f, place / 34 * 100f);
            _products[i] = new Found(new Box(left, top, left + 50, top + 80), 0, 0.9f);
        }

        for (var second = 0; second < 120; second++)
        {
            Judge();
        }
    }

    [Benchmark(Baseline = true)]
    public int Inference() => _detector.Detect(_frame, _room, out _);

    [Benchmark]
    public FramePlan Judge()
    {
        _sampler.Read(_frame, _sample);
        _at = _at.AddSeconds(1);
        return _watch.Look(_sample, _at).Plan;
    }

    [Benchmark]
    public int InferenceWithSeenGaps()
    {
        var count = _detector.Detect(_frame, _room, _gaps, out var seen, out _);
        return _seen.Find(_frame, _room.AsSpan(0, count), _gaps.AsSpan(0, seen)).Length;
    }

    [Benchmark]
    public int GapsFromProducts() => _finder.Find(_products, new BgrPicture(_frame.Pixels, 1920, 1080)).Length;

    [GlobalCleanup]
    public void Dispose()
    {
        _frame.Dispose();
        _pool.Dispose();
        _detector.Dispose();
        _sampler.Dispose();
        GC.SuppressFinalize(this);
    }
}

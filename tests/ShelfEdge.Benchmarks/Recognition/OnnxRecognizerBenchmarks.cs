using BenchmarkDotNet.Attributes;
using OpenCvSharp;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Testing;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;
using ShelfEdge.Vision.Recognition;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Benchmarks.Recognition;

/// <summary>The shipped recognizer on 150 boxes of 70x130 pixels of a 1080p frame, one thread.</summary>
[MemoryDiagnoser]
public class OnnxRecognizerBenchmarks : IDisposable
{
    private const int Boxes = 150;

    private FramePool _pool = null!;
    private Frame _frame = null!;
    private OnnxRecognizer _recognizer = null!;
    private CropWriter _crops = null!;
    private Found[] _found = [];
    private float[] _embeddings = [];

    [Params(16, 150)]
    public int Batch { get; set; }

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
        _recognizer = OnnxRecognizer.Open(
            new RecognizerOptions
            {
                ModelDirectory = Path.Combine(Repository.Root, ModelFolder.ShippedRecognizer), Threads = 1, Batch = Batch,
            },
            TimeProvider.System);
        _crops = new CropWriter(_recognizer.Manifest.Input, 1);
        _found = [.. Enumerable.Range(0, Boxes).Select(i => new Found(Box(i), 0, 1))];
        _embeddings = new float[Boxes * _recognizer.Dimensions];
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _crops.Dispose();
        _recognizer.Dispose();
        _frame.Dispose();
        _pool.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public void Embed() => _recognizer.Embed(_frame, _found, _embeddings, out _);

    [Benchmark]
    public void Cut()
    {
        foreach (var detection in _found)
        {
            _crops.Write(_frame, detection.Box, 0);
        }
    }

    private static Box Box(int i)
    {
        var (row, column) = Math.DivRem(i, 25);
        return new Box(column * 75, row * 150, (column * 75) + 70, (row * 150) + 130);
    }
}

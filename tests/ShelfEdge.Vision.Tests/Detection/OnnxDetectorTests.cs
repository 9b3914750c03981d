using System.Diagnostics;
using OpenCvSharp;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Testing.Modelling;
using ShelfEdge.Testing.Onnx;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Vision.Tests.Detection;

public sealed class OnnxDetectorTests : IDisposable
{
    private static readonly Scalar Blue = new(255, 0, 0);
    private static readonly Scalar Red = new(0, 0, 255);

    private readonly Frames _frames = new();

    public static TheoryData<TensorLayout, TensorElement, ColourOrder> Inputs { get; } = new(
        from layout in Enum.GetValues<TensorLayout>()
        from element in Enum.GetValues<TensorElement>()
        from colour in Enum.GetValues<ColourOrder>()
        select (layout, element, colour));

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Lit_cells_are_found_exactly_where_they_are(TensorLayout layout, TensorElement element, ColourOrder colour)
    {
        // The frame is halved into 64x48 with 8 rows of padding above, so cells of 8 are squares of 16 in the frame.
        using var model = BrightModel(SampleManifest.Create(64, 64, layout, element, colour, ["first", "second", "third"]));
        using var detector = Open(model);
        var frame = _frames.Black(128, 96);
        frame.Image.Rectangle(new Rect(16, 16, 16, 16), Blue, Cv2.FILLED);
        frame.Image.Rectangle(new Rect(96, 64, 16, 16), Red, Cv2.FILLED);

        var found = Detect(detector, frame);

        var (blueClass, redClass) = colour == ColourOrder.Bgr ? (0, 2) : (2, 0);
        Assert.Equal(2, found.Length);
        Assert.Equal(blueClass, Assert.Single(found, d => d.Box == new Box(16, 16, 32, 32)).ClassIndex);
        Assert.Equal(redClass, Assert.Single(found, d => d.Box == new Box(96, 64, 112, 80)).ClassIndex);
        Assert.All(found, d => Assert.Equal(1, d.Score, 1e-5f));
    }

    [Fact]
    public void Large_lit_square_is_found_on_the_coarse_grid_at_half_brightness()
    {
        using var model = BrightModel(SampleManifest.Create(strides: [16, 32]));
        using var detector = Open(model);
        var frame = _frames.Black(64, 64);
        frame.Image.Rectangle(new Rect(32, 16, 16, 16), new Scalar(128, 0, 0), Cv2.FILLED);

        var found = Assert.Single(Detect(detector, frame));

        Assert.Equal(new Box(32, 16, 48, 32), found.Box);
        Assert.Equal(128 / 255f, found.Score, 1e-5f);
    }

    [Fact]
    public void Frames_of_several_sizes_are_served_in_turn()
    {
        using var model = BrightModel(SampleManifest.Create());
        using var detector = Open(model);
        var wide = _frames.Black(128, 64);
        wide.Image.Rectangle(new Rect(0, 0, 16, 16), Blue, Cv2.FILLED);
        var tall = _frames.Black(64, 128);
        tall.Image.Rectangle(new Rect(48, 112, 16, 16), Blue, Cv2.FILLED);

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(new Box(0, 0, 16, 16), Assert.Single(Detect(detector, wide)).Box);
            Assert.Equal(new Box(48, 112, 64, 128), Assert.Single(Detect(detector, tall)).Box);
        }
    }

    [Theory]
    [InlineData(null, 1)] // the manifest says 0.4
    [InlineData(0.5, 1)]
    [InlineData(0.51, 0)]
    [InlineData(0.2, 2)]
    public void Score_threshold_of_the_options_stands_before_the_one_of_the_manifest(double? threshold, int expected)
    {
        using var model = BrightModel(SampleManifest.Create(strides: [8]));
        using var detector = OnnxDetector.Open(
            new DetectorOptions { ModelDirectory = model.Path, ScoreThreshold = threshold }, TimeProvider.System);
        var frame = _frames.Black(64, 64);
        frame.Image.Rectangle(new Rect(8, 8, 8, 8), new Scalar(128, 0, 0), Cv2.FILLED);
        frame.Image.Rectangle(new Rect(40, 40, 8, 8), new Scalar(64, 0, 0), Cv2.FILLED);

        Assert.Equal(expected, Detect(detector, frame).Length);
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Detecting_allocates_nothing(TensorLayout layout, TensorElement element, ColourOrder colour)
    {
        using var model = BrightModel(SampleManifest.Create(320, 320, layout, element, colour));
        using var detector = Open(model);
        Frame[] frames = [_frames.Noise(640, 480, 1), _frames.Noise(640, 480, 2), _frames.Noise(480, 640, 3)];
        frames[0].Image.Rectangle(new Rect(64, 64, 200, 200), Scalar.White, Cv2.FILLED);
        var detections = new Found[detector.MaxDetections];
        foreach (var frame in frames)
        {
            Assert.True(detector.Detect(frame, detections, out _) > 0);
        }

        // The runtime may allocate once on this thread when it compiles a method anew; what a frame allocates shows in every round.
        var least = long.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                detector.Detect(frames[i % frames.Length], detections, out _);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void Tiles_find_what_the_whole_frame_is_too_coarse_for_and_seams_count_once()
    {
        // Scaled down to the input a square of 40 is a sixth of a cell; in tiles of 320 it is a cell.
        var manifest = SampleManifest.Create(64, 64, strides: [8]);
        using var model = BrightModel(manifest);
        using var whole = Open(model);
        using var tiled = OnnxDetector.Open(
            new DetectorOptions { ModelDirectory = model.Path, Threads = 1, TilePixels = 320, TileOverlap = 0.25 }, TimeProvider.System);
        var frame = _frames.Black(800, 560);
        Rect[] lit = [new(40, 40, 40, 40), new(280, 200, 40, 40), new(720, 480, 40, 40)];
        Array.ForEach(lit, square => frame.Image.Rectangle(square, Blue, Cv2.FILLED));

        // Tiles start at 0, 240 and 480, 0 and 240: the middle square lies in two of them, at the inner border of the first.
        Assert.Empty(Detect(whole, frame));
        Assert.Equal(
            lit.Select(square => new Box(square.Left, square.Top, square.Right, square.Bottom)),
            Detect(tiled, frame).Select(d => d.Box).OrderBy(box => box.X1));
        Assert.Equal(1000, tiled.MaxDetections);
    }

    [Fact]
    public void Detecting_in_tiles_allocates_nothing()
    {
        using var model = BrightModel(SampleManifest.Create(64, 64, TensorLayout.Nchw, TensorElement.Floats));
        using var detector = OnnxDetector.Open(
            new DetectorOptions { ModelDirectory = model.Path, Threads = 1, TilePixels = 320 }, TimeProvider.System);
        Frame[] frames = [_frames.Noise(1280, 720, 1), _frames.Noise(1280, 720, 2)];
        var detections = new Found[detector.MaxDetections];
        Array.ForEach(frames, frame => detector.Detect(frame, detections, out _));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
        {
            detector.Detect(frames[i % 2], detections, out _);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Memory_stays_flat_over_hundreds_of_frames()
    {
        using var model = BrightModel(SampleManifest.Create(320, 320));
        using var detector = Open(model);
        var frame = _frames.Noise(640, 480, 1);
        var detections = new Found[detector.MaxDetections];
        for (var i = 0; i < 50; i++)
        {
            detector.Detect(frame, detections, out _);
        }

        var before = WorkingSet();
        for (var i = 0; i < 300; i++)
        {
            detector.Detect(frame, detections, out _);
        }

        // One leaked model input a frame would be 92 MB.
        Assert.InRange(WorkingSet() - before, long.MinValue, 30_000_000);
    }

    [Fact]
    public void Timings_are_taken_from_the_clock_given()
    {
        using var model = BrightModel(SampleManifest.Create());
        var clock = new SteppingClock();
        using var detector = OnnxDetector.Open(new DetectorOptions { ModelDirectory = model.Path }, clock);
        var start = clock.GetTimestamp();

        detector.Detect(_frames.Black(64, 64), new Found[detector.MaxDetections], out var timings);

        // Read at the start, after the letterbox, after the run and at the end, one tick further each time.
        Assert.Equal(new DetectionTimings(SteppingClock.Step, SteppingClock.Step, SteppingClock.Step), timings);
        Assert.Equal(5 * SteppingClock.Step, clock.GetElapsedTime(start));
    }

    [Fact]
    public void Same_frame_gives_the_same_detections_on_one_and_two_threads()
    {
        using var model = BrightModel(SampleManifest.Create(320, 320));
        using var one = OnnxDetector.Open(new DetectorOptions { ModelDirectory = model.Path, Threads = 1 }, TimeProvider.System);
        using var two = OnnxDetector.Open(new DetectorOptions { ModelDirectory = model.Path, Threads = 2 }, TimeProvider.System);
        var frame = _frames.Noise(640, 480, 5);

        var found = Detect(one, frame);

        Assert.NotEmpty(found);
        Assert.Equal(found, Detect(two, frame));
        Assert.Equal(found, Detect(one, frame));
    }

    [Fact]
    public void Manifest_and_bounds_are_those_of_the_folder()
    {
        using var model = BrightModel(SampleManifest.Create() with { MaxDetections = 7 });
        using var detector = Open(model);
        var frame = _frames.Black(64, 64);
        frame.Image.SetTo(Scalar.White);

        Assert.Equal("sample", detector.Manifest.Name);
        Assert.Equal(7, detector.MaxDetections);
        Assert.Equal(7, Detect(detector, frame).Length);
        Assert.Equal(1, detector.CutFrames);
        Assert.Equal(0, detector.LostCandidates);
    }

    public void Dispose() => _frames.Dispose();

    private static ModelDirectory BrightModel(ModelManifest manifest) =>
        ModelDirectory.Create(manifest, BrightCells.Build(manifest).ToModel());

    private static OnnxDetector Open(ModelDirectory model) =>
        OnnxDetector.Open(new DetectorOptions { ModelDirectory = model.Path, Threads = 1 }, TimeProvider.System);

    private static Found[] Detect(OnnxDetector detector, Frame frame)
    {
        var detections = new Found[detector.MaxDetections];
        var count = detector.Detect(frame, detections, out _);
        return detections[..count];
    }

    private static long WorkingSet()
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    private sealed class SteppingClock : TimeProvider
    {
        public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(3);

        private long _reads;

        public override long GetTimestamp() => _reads++ * Step.Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;
    }
}

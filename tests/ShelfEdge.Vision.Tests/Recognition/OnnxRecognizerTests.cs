using System.Numerics.Tensors;
using OpenCvSharp;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Testing.Modelling;
using ShelfEdge.Testing.Onnx;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;
using ShelfEdge.Vision.Recognition;
using ShelfEdge.Vision.Tests.Detection;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Vision.Tests.Recognition;

public sealed class OnnxRecognizerTests : IDisposable
{
    private const int Dimensions = 24;

    private readonly Frames _frames = new();
    private readonly ModelDirectory _model = ColourPatches.CreateDirectory();

    [Fact]
    public void Each_box_is_embedded_by_what_lies_in_it()
    {
        using var recognizer = Open();
        var frame = _frames.Black(200, 100);
        frame.Image.Rectangle(new Rect(10, 20, 32, 64), new Scalar(255, 0, 0), Cv2.FILLED);
        frame.Image.Rectangle(new Rect(100, 0, 50, 50), new Scalar(0, 0, 255), Cv2.FILLED);

        var vectors = Embed(recognizer, frame, new Box(10, 20, 42, 84), new Box(100, 0, 150, 50));

        Assert.All(vectors[0].Take(8), value => Assert.Equal(1 / MathF.Sqrt(8), value, 1e-4f));
        Assert.All(vectors[0].Skip(8), value => Assert.Equal(0, value, 1e-4f));
        Assert.All(vectors[1].Take(16), value => Assert.Equal(0, value, 1e-4f));
        Assert.All(vectors[1].Skip(16), value => Assert.Equal(1 / MathF.Sqrt(8), value, 1e-4f));
    }

    [Theory]
    [InlineData(20.4f, 30.6f, 251.5f, 180.5f, InterpolationFlags.Area)] // halves round to even: 252, 180
    [InlineData(20, 31, 52, 95, InterpolationFlags.Area)]
    [InlineData(20, 31, 51, 180, InterpolationFlags.Linear)]
    [InlineData(20, 31, 252, 94, InterpolationFlags.Linear)]
    public void Box_is_squashed_as_in_training(float x1, float y1, float x2, float y2, InterpolationFlags how)
    {
        using var recognizer = Open();
        var frame = _frames.Noise(301, 200, 5);
        var box = new Box(x1, y1, x2, y2);
        var (left, top) = ((int)MathF.Round(x1), (int)MathF.Round(y1));
        var region = new Rect(left, top, (int)MathF.Round(x2) - left, (int)MathF.Round(y2) - top);
        var plain = _frames.Black(32, 64);
        Cv2.Resize(frame.Image[region], plain.Image, new Size(32, 64), 0, 0, how);

        var expected = Embed(recognizer, plain, new Box(0, 0, 32, 64))[0];

        Assert.All(expected.Zip(Embed(recognizer, frame, box)[0]), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    [Fact]
    public void Batches_of_any_size_give_what_each_box_gives_alone()
    {
        using var small = Open(batch: 5);
        using var large = Open();
        var frame = _frames.Noise(640, 480, 1);
        Box[] boxes = [.. Enumerable.Range(0, 23).Select(i => new Box(i * 20, i * 10, (i * 20) + 30 + i, (i * 10) + 40))];

        var alone = boxes.Select(box => Embed(large, frame, box)[0]).ToArray();

        Assert.Equal(alone, Embed(large, frame, boxes));
        Assert.Equal(alone, Embed(small, frame, boxes));
    }

    [Theory]
    [InlineData(-50, -50, -10, -10)]
    [InlineData(500, 500, 600, 600)]
    [InlineData(-5, 10, 1000, 12)]
    [InlineData(20, 20, 20, 20)]
    public void Box_outside_or_without_area_is_clamped_to_a_pixel_of_the_frame(float x1, float y1, float x2, float y2)
    {
        using var recognizer = Open();
        var frame = _frames.Black(100, 100);
        frame.Image.SetTo(new Scalar(0, 255, 0));

        var vector = Embed(recognizer, frame, new Box(x1, y1, x2, y2))[0];

        Assert.All(vector[8..16], value => Assert.Equal(1 / MathF.Sqrt(8), value, 1e-4f));
    }

    [Fact]
    public void Vectors_have_length_one_and_none_where_the_model_gives_no_direction()
    {
        using var recognizer = Open();

        Assert.Equal(0, TensorPrimitives.Norm<float>(Embed(recognizer, _frames.Black(50, 50), new Box(0, 0, 50, 50))[0]));
        Assert.Equal(1, TensorPrimitives.Norm<float>(Embed(recognizer, _frames.Noise(50, 50, 2), new Box(0, 0, 50, 50))[0]), 1e-5f);
    }

    [Fact]
    public void No_boxes_and_too_little_room_are_told_apart()
    {
        using var recognizer = Open();
        var frame = _frames.Black(50, 50);

        recognizer.Embed(frame, [], [], out _);

        Assert.Throws<ArgumentException>(
            () => recognizer.Embed(frame, new Found[2], new float[(2 * Dimensions) - 1], out _));
    }

    [Fact]
    public void Embedding_allocates_nothing()
    {
        using var recognizer = Open(batch: 16);
        Frame[] frames = [_frames.Noise(640, 480, 1), _frames.Noise(480, 640, 3)];
        var detections = Enumerable.Range(0, 20).Select(i => new Found(new Box(i, i, i + 40, i + 60), 0, 1)).ToArray();
        var embeddings = new float[20 * Dimensions];
        recognizer.Embed(frames[0], detections, embeddings, out _);
        recognizer.Embed(frames[1], detections, embeddings, out _);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            recognizer.Embed(frames[i % 2], detections, embeddings, out _);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Detector_is_refused_as_a_recognizer_and_a_recognizer_as_a_detector()
    {
        var manifest = SampleManifest.Create();
        using var detector = ModelDirectory.Create(manifest, BrightCells.Build(manifest).ToModel());

        Assert.Contains(
            "$.task: must be \"embedding\"",
            Assert.Throws<ModelException>(() => OnnxRecognizer.Open(Options(detector.Path), TimeProvider.System)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "$.task: must be \"detection\"",
            Assert.Throws<ModelException>(
                () => OnnxDetector.Open(new DetectorOptions { ModelDirectory = _model.Path }, TimeProvider.System)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Input_that_is_not_the_pixels_of_a_frame_is_refused()
    {
        var manifest = ColourPatches.Manifest;
        _model.WriteManifest(manifest with { Input = manifest.Input with { Colour = ColourOrder.Rgb } });

        Assert.Contains("a recognizer takes type \"uint8\"", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Graph_with_other_dimensions_is_refused_with_both()
    {
        using var model = ModelDirectory.Create(
            ColourPatches.Manifest with { Output = new EmbeddingOutput("embedding", 32) }, ColourPatches.Build().ToModel());

        var refusal = Assert.Throws<ModelException>(() => OnnxRecognizer.Open(Options(model.Path), TimeProvider.System));

        Assert.Contains("has the shape [?, 24], the manifest asks for [150, 32]", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _frames.Dispose();
        _model.Dispose();
    }

    private static RecognizerOptions Options(string path, int batch = 150) =>
        new() { ModelDirectory = path, Threads = 1, Batch = batch };

    private static float[][] Embed(OnnxRecognizer recognizer, Frame frame, params Box[] boxes)
    {
        var embeddings = new float[boxes.Length * Dimensions];
        recognizer.Embed(frame, [.. boxes.Select(box => new Found(box, 0, 1))], embeddings, out _);
        return [.. embeddings.Chunk(Dimensions)];
    }

    private OnnxRecognizer Open(int batch = 150) => OnnxRecognizer.Open(Options(_model.Path, batch), TimeProvider.System);

    private string Refusal() =>
        Assert.Throws<ModelException>(() => OnnxRecognizer.Open(Options(_model.Path), TimeProvider.System)).Message;
}

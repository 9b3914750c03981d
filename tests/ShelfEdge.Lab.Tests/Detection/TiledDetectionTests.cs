using System.Collections.Immutable;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Lab.Detection;
using ShelfEdge.Lab.Scenes;
using ShelfEdge.Lab.Tests.Purchases;
using ShelfEdge.Testing;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;
using SkiaSharp;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Lab.Tests.Detection;

/// <summary>The shipped detector on a 4K frame of small products, whole and in tiles.</summary>
public sealed class TiledDetectionTests : IDisposable
{
    private const int Columns = 6;
    private const int Rows = 3;
    private const int Side = 640;

    private readonly LabRun _run = new();

    [Fact]
    public void Tiles_agree_better_with_the_truth_of_a_4k_frame()
    {
        LabelledPicture frame = RenderFrame();

        DetectionScores whole = Judge(frame, tilePixels: null);
        DetectionScores tiled = Judge(frame, tilePixels: 1280);

        Assert.True(tiled.Ap50 > whole.Ap50 + 0.1, $"AP50 {whole.Ap50:0.000} whole, {tiled.Ap50:0.000} in tiles");
        Assert.True(tiled.Recall > whole.Recall + 0.1, $"recall {whole.Recall:0.000} whole, {tiled.Recall:0.000} in tiles");
        Assert.True(tiled.F1 > whole.F1 + 0.1, $"F1 {whole.F1:0.000} whole, {tiled.F1:0.000} in tiles");
    }

    public void Dispose() => _run.Dispose();

    // Rendered shelves side by side; scaled down whole, each has a sixth of the side that the detector likes.
    private LabelledPicture RenderFrame()
    {
        string folder = _run.PathOf("scenes");
        SceneBatch.Render(
            new RenderOptions { OutputDirectory = folder, Count = Columns * Rows, Seed = 77, WidthPixels = Side, HeightPixels = Side },
            TestContext.Current.CancellationToken);
        using var frame = new SKBitmap(Columns * Side, Rows * Side);
        using var canvas = new SKCanvas(frame);
        var boxes = ImmutableArray.CreateBuilder<Box>();
        foreach (LabelledPicture scene in LabelledPicture.Read(folder, Path.Combine(folder, "images"), "product"))
        {
            int index = int.Parse(Path.GetFileNameWithoutExtension(scene.Name));
            (int left, int top) = (index % Columns * Side, index / Columns * Side);
            using SKBitmap picture = SKBitmap.Decode(scene.Path);
            canvas.DrawBitmap(picture, left, top, SKSamplingOptions.Default);
            boxes.AddRange(scene.Boxes.Select(box => new Box(box.X1 + left, box.Y1 + top, box.X2 + left, box.Y2 + top)));
        }

        using SKData jpeg = frame.Encode(SKEncodedImageFormat.Jpeg, 95);
        File.WriteAllBytes(_run.PathOf("frame.jpg"), jpeg.ToArray());
        return new LabelledPicture(1, "frame.jpg", _run.PathOf("frame.jpg"), boxes.ToImmutable(), []);
    }

    private static DetectionScores Judge(LabelledPicture picture, int? tilePixels)
    {
        var options = new DetectorOptions
        {
            ModelDirectory = Path.Combine(Repository.Root, ModelFolder.ShippedModel),
            ScoreThreshold = 0.05,
            TilePixels = tilePixels,
        };
        using OnnxDetector detector = OnnxDetector.Open(options, TimeProvider.System);
        using var pool = new FramePool(new CameraId("test"), 1, TimeProvider.System);
        Assert.True(pool.TryRent(out Frame? frame));
        using Frame rented = frame;
        var found = new Found[detector.MaxDetections];
        ImageFile.Read(picture.Path, frame);
        int count = detector.Detect(frame, found, out _);
        var evaluation = new DetectionEvaluation(detector.Manifest.Thresholds.Score);
        evaluation.Add(found.AsSpan(0, count), picture);
        return evaluation.Judge();
    }
}

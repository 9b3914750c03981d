using System.Collections.Immutable;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Testing;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;
using ShelfEdge.Vision.Recognition;
using ShelfEdge.Vision.Tests.Detection;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Vision.Tests.Recognition;

/// <summary>The shipped recognizer on shelves that it was never trained on.</summary>
public sealed class ShippedRecognizerTests : IDisposable
{
    private static readonly string Folder = Path.Combine(Repository.Root, ModelFolder.ShippedRecognizer);

    private readonly Frames _frames = new();

    [Fact]
    public void Shipped_recognizer_loads_and_is_ours()
    {
        using var recognizer = Open();

        Assert.Equal("product-recognizer", recognizer.Manifest.Name);
        Assert.Equal("Apache-2.0", recognizer.Manifest.Licence);
    }

    [Fact]
    public void Products_are_told_apart_in_frames_of_another_size_and_light_than_those_of_the_gallery()
    {
        var gallery = BuildGallery();
        using var shelf = new ShelfRecognizer(
            Open(), gallery, new RecognitionRules(0.6), ImmutableDictionary<CameraId, ViewPrior>.Empty);
        var frame = _frames.Black(1200, 320);
        var (right, all) = (0, 0);
        foreach (var (height, gain, seed) in new[] { (150, 0.9, 3), (90, 1.1, 4), (200, 0.75, 5) })
        {
            var found = DrawnPackages.Draw(frame, 0, height, gain, seed);

            var matches = shelf.Recognize(frame, Result(frame, found), out _);

            right += matches.Where((match, i) => match.Nearest == new Sku($"sku-{i}")).Count();
            all += matches.Length;
        }

        Assert.True(right >= 0.9 * all, $"{right} of {all}");
    }

    [Fact]
    public void Products_of_the_gallery_score_higher_than_strangers()
    {
        var gallery = BuildGallery();
        using var shelf = new ShelfRecognizer(
            Open(), gallery, new RecognitionRules(0.6), ImmutableDictionary<CameraId, ViewPrior>.Empty);
        var frame = _frames.Black(1200, 320);

        var known = shelf.Recognize(frame, Result(frame, DrawnPackages.Draw(frame, 0, 150, 0.9, 6)), out _);
        var strangers = shelf.Recognize(frame, Result(frame, DrawnPackages.Draw(frame, 50, 150, 0.9, 6)), out _);

        Assert.True(
            known.Average(match => match.Score) > strangers.Average(match => match.Score) + 0.05,
            $"{known.Average(match => match.Score):0.000} and {strangers.Average(match => match.Score):0.000}");
    }

    public void Dispose() => _frames.Dispose();

    private static OnnxRecognizer Open() =>
        OnnxRecognizer.Open(new RecognizerOptions { ModelDirectory = Folder, Threads = 1 }, TimeProvider.System);

    private static FrameDetections Result(Frame frame, Found[] found) => new(
        frame.Camera, 1, default, frame.WidthPixels, frame.HeightPixels, [.. found]);

    private Gallery BuildGallery()
    {
        using var recognizer = Open();
        var gallery = Gallery.Empty(recognizer.Manifest.Sha256, recognizer.Dimensions);
        var frame = _frames.Black(1200, 320);
        foreach (var (height, gain, seed) in new[] { (180, 1.0, 1), (120, 0.8, 2) })
        {
            var found = DrawnPackages.Draw(frame, 0, height, gain, seed);
            var vectors = new float[found.Length * recognizer.Dimensions];
            recognizer.Embed(frame, found, vectors, out _);
            for (var i = 0; i < found.Length; i++)
            {
                gallery = gallery.With(new Sku($"sku-{i}"), vectors.AsSpan(i * recognizer.Dimensions, recognizer.Dimensions));
            }
        }

        return gallery;
    }
}

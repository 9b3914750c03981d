using ShelfEdge.Core.Planogram;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Vision.Tests.Detection;

/// <summary>Runs a detector over a folder of annotated photographs.</summary>
internal static class Photographs
{
    public static IEnumerable<(LabelledPicture Picture, Found[] Found)> Detect(IDetector detector, string folder) =>
        DetectSized(detector, folder).Select(result => (result.Picture, result.Found));

    public static IEnumerable<(LabelledPicture Picture, (int Width, int Height) Size, Found[] Found)> DetectSized(
        IDetector detector, string folder)
    {
        using var pool = new FramePool(new CameraId("test"), 1, TimeProvider.System);
        Assert.True(pool.TryRent(out var frame));
        using var rented = frame;
        var found = new Found[detector.MaxDetections];
        foreach (var picture in LabelledPicture.Read(folder))
        {
            ImageFile.Read(picture.Path, frame);
            var count = detector.Detect(frame, found, out _);
            yield return (picture, (frame.WidthPixels, frame.HeightPixels), found[..count]);
        }
    }

    /// <summary>The gaps that a detector saw on every n-th photograph of a folder.</summary>
    public static IEnumerable<(LabelledPicture Picture, Found[] Gaps)> SeeGaps(OnnxDetector detector, string folder, int every)
    {
        using var pool = new FramePool(new CameraId("test"), 1, TimeProvider.System);
        Assert.True(pool.TryRent(out var frame));
        using var rented = frame;
        var (found, gaps) = (new Found[detector.MaxDetections], new Found[detector.MaxDetections]);
        foreach (var picture in LabelledPicture.Read(folder).Where((_, i) => i % every == 0))
        {
            ImageFile.Read(picture.Path, frame);
            detector.Detect(frame, found, gaps, out var count, out _);
            yield return (picture, gaps[..count]);
        }
    }
}

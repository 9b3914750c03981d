using System.Collections.Immutable;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Service.Recognition;
using ShelfEdge.Service.Settings;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;
using ShelfEdge.Vision.Recognition;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Service.Commands.Planograms;

/// <summary>Sees products and gaps in single pictures, and which SKUs the products are where there is a gallery.</summary>
internal sealed class ShelfSight : IDisposable
{
    private readonly OnnxDetector _detector;
    private readonly ShelfRecognizer? _recognizer;
    private readonly FrameGaps _gaps;
    private readonly Found[] _found;
    private readonly Found[] _seen;

    /// <exception cref="ModelException">A model or the gallery is refused.</exception>
    public ShelfSight(
        DetectorOptions detector, RecognitionOptions? recognition, Planogram planogram, RestockOptions restock, TimeProvider time)
    {
        _detector = OnnxDetector.Open(detector, time);
        try
        {
            _recognizer = recognition is null ? null : RecognizerOpening.Open(recognition, planogram, restock, time);
        }
        catch
        {
            _detector.Dispose();
            throw;
        }

        _gaps = new FrameGaps(_detector.Manifest);
        _found = new Found[_detector.MaxDetections];
        _seen = new Found[_detector.MaxDetections];
    }

    /// <summary>Looks at a picture, which stays the caller's.</summary>
    /// <param name="frame">The picture.</param>
    /// <param name="camera">Whose view it shows.</param>
    public (FrameDetections Products, ImmutableArray<ShelfGap> Gaps) Look(Frame frame, CameraId camera)
    {
        var count = _detector.Detect(frame, _found, _seen, out var seen, out _);
        var gaps = _gaps.Find(frame, _found.AsSpan(0, count), _seen.AsSpan(0, seen));
        var products = new FrameDetections(
            camera, frame.Number, frame.CapturedAt, frame.WidthPixels, frame.HeightPixels, ImmutableArray.Create(_gaps.Products));
        return (_recognizer is null ? products : products with { Matches = _recognizer.Recognize(frame, products, out _) }, gaps);
    }

    public void Dispose()
    {
        _recognizer?.Dispose();
        _detector.Dispose();
    }
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Vision.Recognition;

/// <summary>
/// Says of each detection of a frame which SKU of a gallery it shows. Owns the recognizer. Not safe for concurrent calls.
/// </summary>
public sealed class ShelfRecognizer : IDisposable
{
    private readonly OnnxRecognizer _recognizer;
    private readonly SkuMatcher _matcher;
    private readonly ImmutableDictionary<CameraId, ViewPrior> _views;

    // They grow to the most detections of a frame, which the detector bounds.
    private float[] _embeddings = [];
    private int[] _positions = [];

    /// <summary>Takes over <paramref name="recognizer"/>, also when it throws.</summary>
    /// <param name="recognizer">Whose model made the gallery.</param>
    /// <param name="gallery">What there is to be found.</param>
    /// <param name="rules">When a crop counts as a SKU.</param>
    /// <param name="views">What is planned in the view of each camera; may be empty.</param>
    /// <exception cref="ModelException">The gallery is of another model.</exception>
    public ShelfRecognizer(
        OnnxRecognizer recognizer, Gallery gallery, RecognitionRules rules, ImmutableDictionary<CameraId, ViewPrior> views)
    {
        if (gallery.FindMismatch(recognizer.Manifest.Sha256, recognizer.Dimensions) is { } mismatch)
        {
            recognizer.Dispose();
            throw new ModelException(recognizer.Manifest.Name, [$"the gallery cannot be used with it: {mismatch}"]);
        }

        _recognizer = recognizer;
        _matcher = new SkuMatcher(gallery, rules);
        _views = views;
    }

    /// <summary>Looks at a frame, which stays the caller's. Allocates the result alone in the steady state.</summary>
    /// <param name="frame">The picture.</param>
    /// <param name="found">What was detected in it.</param>
    /// <param name="timings">Time per stage; comparing with the gallery counts as inference.</param>
    /// <returns>A match for each detection, in their order.</returns>
    public ImmutableArray<SkuMatch> Recognize(Frame frame, FrameDetections found, out RecognizerTimings timings)
    {
        var count = found.Detections.Length;
        if (_positions.Length < count)
        {
            _positions = new int[count];
            _embeddings = new float[count * _recognizer.Dimensions];
        }

        _recognizer.Embed(frame, found.Detections.AsSpan(), _embeddings, out timings);
        var view = _views.GetValueOrDefault(found.Camera);
        _positions.AsSpan(0, count).Fill(ViewPrior.NoPosition);
        view?.Locate(found, _positions.AsSpan(0, count));
        var matches = new SkuMatch[count];
        _matcher.Find(_embeddings.AsSpan(0, count * _recognizer.Dimensions), view, _positions.AsSpan(0, count), matches);
        return ImmutableCollectionsMarshal.AsImmutableArray(matches);
    }

    /// <inheritdoc/>
    public void Dispose() => _recognizer.Dispose();
}

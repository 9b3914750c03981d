using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Core.Detection;

/// <summary>
/// Turns the outputs of a detector into detections in frame pixels: threshold, boxes, mapping back through the letterbox,
/// clamping to the frame, non-maximum suppression. Allocates only in its constructor. Not safe for concurrent calls.
/// </summary>
public sealed class DetectionDecoder
{
    /// <summary>
    /// Candidates that are looked at per frame. Beyond that the best by score are kept and the rest is counted in
    /// <see cref="LostCandidates"/>.
    /// </summary>
    public const int MaxCandidates = 2000;

    private readonly AnchorReader _reader;
    private readonly float _maxOverlap;
    private readonly CandidateBuffer _selected = new(MaxCandidates);
    private readonly Candidate[] _candidates = new Candidate[MaxCandidates];
    private readonly NonMaxSuppression _suppression;

    /// <summary>Sizes the buffers for a model.</summary>
    public DetectionDecoder(ModelManifest manifest)
    {
        MaxDetections = manifest.MaxDetections;
        _maxOverlap = manifest.Thresholds.Overlap;
        _suppression = new NonMaxSuppression(MaxCandidates, MaxDetections);
        _reader = manifest.Output switch
        {
            ShelfEdgeOutput output => new ShelfEdgeReader(output, manifest.Input, manifest.Classes.Length),
            YoloxOutput output => new YoloxReader(output, manifest.Input, manifest.Classes.Length),
            YoloV8Output output => new YoloV8Reader(output, manifest.Input, manifest.Classes.Length),
            YoloEnd2EndOutput output => new YoloEnd2EndReader(output, manifest.Classes.Length),
            _ => throw new NotSupportedException($"No reader for the output kind {manifest.Output.GetType().Name}."),
        };
    }

    /// <summary>The most detections that one frame gives.</summary>
    public int MaxDetections { get; }

    /// <summary>Candidates lost to <see cref="MaxCandidates"/> since the start.</summary>
    public long LostCandidates { get; private set; }

    /// <summary>Frames in which <see cref="MaxDetections"/> cut off boxes that would have been detections.</summary>
    public long CutFrames { get; private set; }

    /// <summary>Decodes the outputs of one frame.</summary>
    /// <param name="outputs">One array per tensor, in the order of <see cref="ModelOutput.Tensors"/>.</param>
    /// <param name="letterbox">How the frame was put into the model input.</param>
    /// <param name="minScore">Candidates below this are left out; above 0, at most 1.</param>
    /// <param name="detections">Filled by falling score; needs room for <see cref="MaxDetections"/>.</param>
    /// <returns>How many were written.</returns>
    /// <exception cref="ArgumentException"><paramref name="detections"/> is too short.</exception>
    public int Decode(ReadOnlySpan<float[]> outputs, in Letterbox letterbox, float minScore, Span<Detection> detections)
    {
        Begin(minScore, detections);
        _reader.Select(outputs, minScore, _selected);
        var count = Finish(outputs, letterbox, hasClasses: true, detections, out var isCut);
        CutFrames += isCut ? 1 : 0;
        return count;
    }

    /// <summary>Decodes the empty stretches of shelf that the model saw in the same frame; none when it knows no gaps.</summary>
    /// <returns>How many were written, of class 0. More than <see cref="MaxDetections"/> are cut off, the least sure first.</returns>
    /// <inheritdoc cref="Decode"/>
    public int DecodeGaps(ReadOnlySpan<float[]> outputs, in Letterbox letterbox, float minScore, Span<Detection> detections)
    {
        Begin(minScore, detections);
        _reader.SelectGaps(outputs, minScore, _selected);
        return Finish(outputs, letterbox, hasClasses: false, detections, out _);
    }

    private void Begin(float minScore, ReadOnlySpan<Detection> detections)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minScore);
        if (detections.Length < MaxDetections)
        {
            throw new ArgumentException($"Needs room for {MaxDetections} detections.", nameof(detections));
        }

        _selected.Clear();
    }

    private int Finish(
        ReadOnlySpan<float[]> outputs, in Letterbox letterbox, bool hasClasses, Span<Detection> detections, out bool isCut)
    {
        LostCandidates += _selected.Lost;
        var count = 0;
        foreach (var key in _selected.Keys)
        {
            var anchor = ScoreOrder.Index(key);
            var box = letterbox.ToFrame(_reader.ReadBox(outputs, anchor));
            if (!float.IsFinite(box.X1 + box.Y1 + box.X2 + box.Y2))
            {
                continue;
            }

            box = box.ClampTo(letterbox.FrameWidthPixels, letterbox.FrameHeightPixels);
            if (box.Area > 0)
            {
                var score = MathF.Min(1, ScoreOrder.Score(key));
                _candidates[count++] = new Candidate(box, hasClasses ? _reader.ReadClass(outputs, anchor) : 0, score, anchor);
            }
        }

        return _suppression.Run(_candidates.AsSpan(0, count), _maxOverlap, detections[..MaxDetections], out isCut);
    }
}

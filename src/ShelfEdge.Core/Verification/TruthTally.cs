using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Verification;

/// <summary>
/// Detections counted against what is true of their frames, by the rule of <see cref="DetectionMatch"/> at an intersection
/// over union of .5. Not safe for concurrent use.
/// </summary>
public sealed class TruthTally
{
    private const float MinOverlap = 0.5f;

    private int _found, _boxes, _hits;

    /// <summary>Twice the hits over detections and boxes together: the harmonic mean of precision and recall; 0 when there is neither.</summary>
    public double F1 => _found + _boxes == 0 ? 0 : 2.0 * _hits / (_found + _boxes);

    /// <summary>Adds a frame.</summary>
    /// <param name="detections">By falling score.</param>
    /// <param name="truth">Boxes in the same pixels.</param>
    public void Add(ReadOnlySpan<Detection.Detection> detections, ReadOnlySpan<Box> truth)
    {
        _hits += DetectionMatch.Match(detections, truth, MinOverlap, new bool[detections.Length]);
        _found += detections.Length;
        _boxes += truth.Length;
    }
}

using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Testing.Detection;

/// <summary>Compares detections with boxes that people drew, by the rule of <see cref="DetectionMatch"/>.</summary>
public sealed class DetectionJudge
{
    private readonly float _minOverlap;
    private readonly List<(float Score, bool IsHit)> _verdicts = [];
    private int _boxes;

    public DetectionJudge(float minOverlap) => _minOverlap = minOverlap;

    public void Add(ReadOnlySpan<Found> detections, IReadOnlyList<Box> boxes)
    {
        _boxes += boxes.Count;
        var hits = new bool[detections.Length];
        DetectionMatch.Match(detections, [.. boxes], _minOverlap, hits);
        for (var i = 0; i < hits.Length; i++)
        {
            _verdicts.Add((detections[i].Score, hits[i]));
        }
    }

    /// <summary>Share of the boxes found by detections of at least this score.</summary>
    public double Recall(float minScore) => _verdicts.Count(v => v.IsHit && v.Score >= minScore) / (double)_boxes;

    /// <summary>Share of the detections of at least this score that are boxes.</summary>
    public double Precision(float minScore)
    {
        var sure = _verdicts.Count(v => v.Score >= minScore);
        return sure == 0 ? 0 : _verdicts.Count(v => v.IsHit && v.Score >= minScore) / (double)sure;
    }

    /// <summary>Average precision, interpolated at 101 recalls as in the COCO evaluation.</summary>
    public double AveragePrecision()
    {
        var curve = new List<(double Recall, double Precision)>();
        var hits = 0;
        foreach (var (_, isHit) in _verdicts.OrderByDescending(v => v.Score))
        {
            hits += isHit ? 1 : 0;
            curve.Add((hits / (double)_boxes, hits / (double)(curve.Count + 1)));
        }

        for (var i = curve.Count - 2; i >= 0; i--)
        {
            curve[i] = (curve[i].Recall, Math.Max(curve[i].Precision, curve[i + 1].Precision));
        }

        return Enumerable.Range(0, 101).Average(i => curve.Find(point => point.Recall >= i / 100.0).Precision);
    }
}

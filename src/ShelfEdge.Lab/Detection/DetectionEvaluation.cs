using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Vision.Detection;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Lab.Detection;

/// <summary>
/// Collects the detections of labelled pictures and judges them as the COCO evaluation does: 101-point interpolated average
/// precision, at most <see cref="MaxDetections"/> detections a picture, classes ignored. Not thread safe.
/// </summary>
/// <param name="minScore">Detections of at least this score are counted.</param>
internal sealed class DetectionEvaluation(float minScore)
{
    public const int MaxDetections = 400;

    private const int RecallPoints = 101;
    private const float IgnoredShare = 0.5f;

    private static readonly float[] Overlaps = [0.50f, 0.55f, 0.60f, 0.65f, 0.70f, 0.75f, 0.80f, 0.85f, 0.90f, 0.95f];

    private readonly List<(float Score, bool Hit)>[] _verdicts = [.. Overlaps.Select(_ => new List<(float, bool)>())];
    private int _images, _boxes, _counted, _hits, _covered, _exact;
    private double _countErrors;

    /// <summary><c>detections</c>: by falling score, including those below the counting score.</summary>
    /// <returns>What the counted ones took and missed at IoU .50.</returns>
    public PictureVerdict Add(ReadOnlySpan<Found> detections, LabelledPicture picture)
    {
        ReadOnlySpan<Box> truth = picture.Boxes.AsSpan();
        Found[] found = [.. detections[..Math.Min(detections.Length, MaxDetections)]];
        if (picture.Ignored.Length > 0)
        {
            found = WithoutIgnored(found, picture);
        }

        var hits = new bool[found.Length];
        for (int i = 0; i < Overlaps.Length; i++)
        {
            DetectionMatch.Match(found, truth, Overlaps[i], hits);
            for (int k = 0; k < found.Length; k++)
            {
                _verdicts[i].Add((found[k].Score, hits[k]));
            }
        }

        Found[] counted = [.. found.TakeWhile(detection => detection.Score >= minScore)];
        var taken = new bool[truth.Length];
        _hits += DetectionMatch.Match(counted, truth, Overlaps[0], hits, taken);
        _counted += counted.Length;
        _boxes += truth.Length;
        _images++;
        _countErrors += Math.Abs(counted.Length - truth.Length);
        _exact += counted.Length == truth.Length ? 1 : 0;
        foreach (Box box in truth)
        {
            _covered += Array.Exists(counted, detection => detection.Box.Overlap(box) >= Overlaps[0]) ? 1 : 0;
        }

        return new PictureVerdict(
            picture,
            [.. counted.Where((_, i) => hits[i]).Select(detection => detection.Box)],
            [.. counted.Where((_, i) => !hits[i]).Select(detection => detection.Box)],
            [.. picture.Boxes.Where((_, i) => !taken[i])]);
    }

    public DetectionScores Judge()
    {
        double[] precisions = [.. _verdicts.Select(AveragePrecision)];
        return new DetectionScores(
            _images,
            _boxes,
            precisions.Average(),
            precisions[0],
            precisions[Array.IndexOf(Overlaps, 0.75f)],
            _hits / (double)Math.Max(_counted, 1),
            _hits / (double)Math.Max(_boxes, 1),
            2.0 * _hits / Math.Max(_counted + _boxes, 1),
            _countErrors / Math.Max(_images, 1),
            _exact / (double)Math.Max(_images, 1),
            _covered / (double)Math.Max(_boxes, 1));
    }

    // A detection that takes a box is right wherever it lies; the others are dropped when mostly inside a region of doubt.
    private static Found[] WithoutIgnored(Found[] found, LabelledPicture picture)
    {
        var hits = new bool[found.Length];
        DetectionMatch.Match(found, picture.Boxes.AsSpan(), Overlaps[0], hits);
        return [.. found.Where((detection, i) => hits[i] || !picture.Ignored.Any(region =>
            detection.Box.Intersect(region).Area >= IgnoredShare * detection.Box.Area))];
    }

    private double AveragePrecision(List<(float Score, bool Hit)> verdicts)
    {
        if (_boxes == 0 || verdicts.Count == 0)
        {
            return 0;
        }

        (float Score, bool Hit)[] order = [.. verdicts.OrderByDescending(verdict => verdict.Score)];
        var recall = new double[order.Length];
        var precision = new double[order.Length];
        int hits = 0;
        for (int i = 0; i < order.Length; i++)
        {
            hits += order[i].Hit ? 1 : 0;
            recall[i] = hits / (double)_boxes;
            precision[i] = hits / (double)(i + 1);
        }

        for (int i = order.Length - 2; i >= 0; i--)
        {
            precision[i] = Math.Max(precision[i], precision[i + 1]);
        }

        double sum = 0;
        int at = 0;
        for (int point = 0; point < RecallPoints; point++)
        {
            double wanted = point == RecallPoints - 1 ? 1 : point * 0.01;
            while (at < order.Length && recall[at] < wanted)
            {
                at++;
            }

            sum += at < order.Length ? precision[at] : 0;
        }

        return sum / RecallPoints;
    }
}

using ShelfEdge.Core.Geometry;
using ShelfEdge.Testing.Detection;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Vision.Tests.Detection;

/// <summary>The judge of the real pictures is itself judged on cases worked out by hand.</summary>
public sealed class DetectionJudgeTests
{
    private static readonly Box[] Boxes = [new(0, 0, 10, 10), new(20, 0, 30, 10)];

    [Fact]
    public void All_found_is_one()
    {
        var judge = Judge(new Found(Boxes[0], 0, 0.9f), new Found(Boxes[1], 0, 0.8f));

        Assert.Equal(1, judge.AveragePrecision(), 1e-9);
        Assert.Equal(1, judge.Recall(0.5f));
        Assert.Equal(1, judge.Precision(0.5f));
    }

    [Fact]
    public void Box_found_twice_counts_once()
    {
        var judge = Judge(new Found(Boxes[0], 0, 0.9f), new Found(Boxes[0], 0, 0.8f));

        Assert.Equal(0.5, judge.Recall(0.5f));
        Assert.Equal(0.5, judge.Precision(0.5f));
        Assert.Equal(51 / 101.0, judge.AveragePrecision(), 1e-9); // precision 1 up to recall 0.5
    }

    [Fact]
    public void False_detection_with_the_best_score_halves_the_precision()
    {
        var judge = Judge(new Found(new Box(50, 50, 60, 60), 0, 0.9f), new Found(Boxes[0], 0, 0.8f), new Found(Boxes[1], 0, 0.7f));

        Assert.Equal(2 / 3.0, judge.AveragePrecision(), 1e-9);
        Assert.Equal(0, judge.Precision(0.85f));
    }

    [Fact]
    public void Overlap_below_the_limit_is_no_hit()
    {
        var judge = Judge(new Found(new Box(0, 0, 10, 4), 0, 0.9f));

        Assert.Equal(0, judge.Recall(0.1f));
        Assert.Equal(0, judge.AveragePrecision());
    }

    private static DetectionJudge Judge(params Found[] detections)
    {
        var judge = new DetectionJudge(0.5f);
        judge.Add(detections, Boxes);
        return judge;
    }
}

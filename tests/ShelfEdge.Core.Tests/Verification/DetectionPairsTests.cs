using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Verification;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Core.Tests.Verification;

public sealed class DetectionPairsTests
{
    private static readonly Found One = At(0, 0.9f);
    private static readonly Found Two = At(100, 0.8f);

    [Fact]
    public void Same_detections_agree()
    {
        var pairs = Compare([One, Two], [Two, One]);

        Assert.Equal((4, 4, 1.0, 1.0), (pairs.Asked, pairs.Agreed, pairs.Share, pairs.MeanOverlap));
    }

    [Theory]
    [InlineData(0, 0.86f, 0, 2)] // the same box, about as sure
    [InlineData(0, 0.80f, 0, 0)] // not as sure
    [InlineData(4, 0.90f, 0, 2)] // a little aside: IoU 96 of 104
    [InlineData(9, 0.90f, 0, 0)] // farther aside: IoU 91 of 109
    [InlineData(0, 0.90f, 1, 0)] // another class
    public void Partner_has_about_the_same_box_score_and_class(float x, float score, int classIndex, int agreed) =>
        Assert.Equal((2, agreed), Counts(Compare([One], [At(x, score, classIndex)])));

    [Fact]
    public void Detection_that_only_one_side_has_is_counted_once_on_either_side()
    {
        Assert.Equal((3, 2), Counts(Compare([One, Two], [One])));
        Assert.Equal((3, 2), Counts(Compare([One], [One, Two])));
    }

    [Fact]
    public void Partner_serves_one_detection() => Assert.Equal((3, 2), Counts(Compare([One, At(1, 0.9f)], [One])));

    [Fact]
    public void Unsure_detections_ask_for_nothing_but_can_be_partners()
    {
        Assert.Equal((0, 0), Counts(Compare([At(0, 0.4f)], [])));
        Assert.Equal((1, 1), Counts(Compare([At(0, 0.51f)], [At(0, 0.48f)])));
        Assert.Equal(1, Compare([], []).Share);
    }

    private static (int Asked, int Agreed) Counts(DetectionPairs pairs) => (pairs.Asked, pairs.Agreed);

    private static DetectionPairs Compare(Found[] left, Found[] right)
    {
        var pairs = new DetectionPairs(0.9f, 0.05f);
        pairs.Add(left, right, 0.5f);
        return pairs;
    }

    private static Found At(float x, float score, int classIndex = 0) => new(new Box(x, 0, x + 100, 50), classIndex, score);
}

using CsCheck;
using ShelfEdge.Core.Detection;

namespace ShelfEdge.Core.Tests.Detection;

public sealed class ScoreScanTests
{
    private static readonly Gen<float> Score = Gen.OneOf(Gen.Float.Unit, Gen.Const(float.NaN), Gen.Const(0.5f));

    [Fact]
    public void Every_anchor_that_reaches_the_threshold_is_found_with_its_best_score() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[0, 150]).SelectMany((classes, anchors) =>
                Gen.Select(Gen.Const(classes), Score.Array[classes * anchors], Gen.Float[0.01f, 1]))
            .Sample((classes, scores, minScore) =>
            {
                var candidates = new CandidateBuffer(1000);
                ScoreScan.Run(scores, classes, minScore, candidates);

                var expected = scores.Chunk(classes)
                    .Select((own, anchor) => (Best: own.Where(score => !float.IsNaN(score)).DefaultIfEmpty().Max(), anchor))
                    .Where(found => found.Best >= minScore)
                    .Select(found => ScoreOrder.Key(found.Best, found.anchor));
                Assert.Equal(expected, candidates.Keys.ToArray());
            });

    [Theory]
    [InlineData(new[] { 0.2f, 0.7f, 0.7f, 0.1f }, 1)]
    [InlineData(new[] { float.NaN, 0.1f }, 1)]
    [InlineData(new[] { 0.1f, float.NaN }, 0)]
    [InlineData(new[] { float.NaN, float.NaN }, 1)]
    public void Best_class_is_the_first_of_the_highest(float[] scores, int expected) =>
        Assert.Equal(expected, ScoreScan.BestClass(scores));

    [Fact]
    public void Score_at_the_threshold_is_selected_and_one_below_is_not()
    {
        var candidates = new CandidateBuffer(10);

        ScoreScan.Run([0.4f, MathF.BitDecrement(0.4f), float.NaN], 1, 0.4f, candidates);

        Assert.Equal([ScoreOrder.Key(0.4f, 0)], candidates.Keys.ToArray());
    }
}

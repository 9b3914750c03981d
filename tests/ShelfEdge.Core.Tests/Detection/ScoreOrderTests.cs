using CsCheck;
using ShelfEdge.Core.Detection;

namespace ShelfEdge.Core.Tests.Detection;

public sealed class ScoreOrderTests
{
    [Fact]
    public void Key_orders_by_falling_score_then_rising_index() =>
        Gen.Select(Gen.Float[-2, 2], Gen.Int[0, 100_000], Gen.Float[-2, 2], Gen.Int[0, 100_000])
            .Sample((a, i, b, j) => Assert.Equal(
                (a > b) || (a == b && i < j),
                ScoreOrder.Key(a, i) < ScoreOrder.Key(b, j)));

    [Fact]
    public void Equal_scores_are_ordered_by_index() =>
        Assert.True(ScoreOrder.Key(0.5f, 3) < ScoreOrder.Key(0.5f, 4));

    [Fact]
    public void Key_gives_back_what_it_was_made_of() =>
        Gen.Select(Gen.Float[-2, 2], Gen.Int[0, int.MaxValue]).Sample((score, index) =>
        {
            var key = ScoreOrder.Key(score, index);
            Assert.Equal(score, ScoreOrder.Score(key));
            Assert.Equal(index, ScoreOrder.Index(key));
        });
}

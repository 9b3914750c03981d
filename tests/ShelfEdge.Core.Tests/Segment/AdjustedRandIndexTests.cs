using ShelfEdge.Core.Segment;

namespace ShelfEdge.Core.Tests.Segment;

public sealed class AdjustedRandIndexTests
{
    [Theory]
    [InlineData(new[] { 0, 0, 1, 1 }, new[] { 5, 5, 3, 3 }, 1)]
    [InlineData(new[] { 0, 0, 1, 1 }, new[] { 0, 1, 0, 1 }, -0.5)]
    [InlineData(new[] { 0, 0, 1, 2 }, new[] { 0, 0, 1, 1 }, 0.57142857)]
    [InlineData(new[] { 0, 0, 0 }, new[] { 1, 1, 1 }, 1)]
    [InlineData(new int[0], new int[0], 1)]
    public void Index_agrees_with_published_values(int[] left, int[] right, double expected) =>
        Assert.Equal(expected, AdjustedRandIndex.Of(left, right), 1e-7);

    [Fact]
    public void Groupings_by_chance_are_near_zero()
    {
        var random = new Random(1);
        int[] left = [.. Enumerable.Range(0, 5_000).Select(_ => random.Next(4))];
        int[] right = [.. Enumerable.Range(0, 5_000).Select(_ => random.Next(4))];

        Assert.Equal(0, AdjustedRandIndex.Of(left, right), 0.01);
    }

    [Fact]
    public void Different_lengths_are_refused() => Assert.Throws<ArgumentException>(() => AdjustedRandIndex.Of([1], [1, 2]));
}

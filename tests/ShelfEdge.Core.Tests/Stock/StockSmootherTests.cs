using CsCheck;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Tests.Stock;

public sealed class StockSmootherTests
{
    [Fact]
    public void Nothing_is_believed_before_there_is_enough_evidence()
    {
        var smoother = new StockSmoother(window: 5, minFrames: 3);
        smoother.Add(4);
        smoother.Add(4);
        Assert.Null(smoother.Believed);
        smoother.Add(4);
        Assert.Equal(4, smoother.Believed);
    }

    [Theory]
    [InlineData(new[] { 4, 4, 0, 0, 4 }, 4)]
    [InlineData(new[] { 4, 4, 0, 0, 0 }, 0)]
    [InlineData(new[] { 9, 1, 5, 3, 7 }, 5)]
    [InlineData(new[] { 9, 9, 9, 9, 1, 1, 1 }, 1)]
    [InlineData(new[] { 2, 3, 2, 3 }, 3)]
    public void The_median_of_the_last_five_is_believed(int[] counts, int believed)
    {
        var smoother = new StockSmoother(window: 5, minFrames: 3);
        foreach (var count in counts)
        {
            smoother.Add(count);
        }

        Assert.Equal(believed, smoother.Believed);
    }

    [Fact]
    public void Clear_forgets_all_evidence()
    {
        var smoother = new StockSmoother(window: 3, minFrames: 1);
        smoother.Add(4);
        smoother.Add(4);
        smoother.Clear();
        Assert.Null(smoother.Believed);
        smoother.Add(0);
        Assert.Equal(0, smoother.Believed);
    }

    [Fact]
    public void What_is_believed_is_the_middle_of_the_evidence_in_the_window() =>
        Gen.Select(Gen.Int[1, 31], Gen.Int[0, 50].Array[1, 80]).Sample((window, counts) =>
        {
            var smoother = new StockSmoother(window, minFrames: 1);
            for (var i = 0; i < counts.Length; i++)
            {
                smoother.Add(counts[i]);
                var evidence = counts[Math.Max(0, i + 1 - window)..(i + 1)];
                var believed = smoother.Believed!.Value;
                Assert.Contains(believed, evidence);
                Assert.True(evidence.Count(count => count > believed) <= evidence.Length / 2);
                Assert.True(evidence.Count(count => count < believed) <= evidence.Length / 2);
            }
        });
}

using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Tests.Stock;

public sealed class LossWatchTests
{
    // Two neighbours across a gap of 70 and one far away; a tenth of the height of the frame is 72.
    private static readonly Polygon[] Zones =
    [
        Polygon.FromBox(new Box(0, 0, 100, 100)),
        Polygon.FromBox(new Box(170, 0, 270, 100)),
        Polygon.FromBox(new Box(400, 0, 500, 100)),
    ];

    private readonly LossWatch _watch = new(Zones, frameHeightPixels: 720, maxLossAtOnce: 2);

    [Fact]
    public void Zones_closer_than_a_tenth_of_the_frame_are_neighbours()
    {
        Assert.Equal([1], _watch.NeighboursOf(0).ToArray());
        Assert.Equal([0], _watch.NeighboursOf(1).ToArray());
        Assert.Empty(_watch.NeighboursOf(2).ToArray());
    }

    [Theory]
    [InlineData(new[] { 4, 4, 4 }, new[] { false, false, false })]
    [InlineData(new[] { 2, 4, 4 }, new[] { false, false, false })]
    [InlineData(new[] { 1, 4, 4 }, new[] { true, false, false })]
    [InlineData(new[] { 3, 3, 4 }, new[] { true, true, false })]
    [InlineData(new[] { 3, 4, 3 }, new[] { false, false, false })]
    [InlineData(new[] { 3, 5, 4 }, new[] { false, false, false })]
    public void A_loss_is_sudden_when_it_is_large_or_shared_with_a_neighbour(int[] counts, bool[] sudden)
    {
        Observe(counts);
        Assert.Equal(sudden, Enumerable.Range(0, Zones.Length).Select(_watch.IsSudden));
    }

    [Fact]
    public void Where_nothing_is_expected_nothing_is_lost()
    {
        _watch.Update([0, 3, 4], [EvidenceGate.NothingBelieved, 4, 4]);
        Assert.False(_watch.IsSudden(0));
        Assert.False(_watch.IsSudden(1));
        Assert.False(_watch.IsShort(0));
        Assert.True(_watch.IsShort(1));
    }

    [Fact]
    public void A_loss_lasts_when_most_of_three_frames_show_it()
    {
        Observe(4, 4, 4);
        Observe(0, 4, 4);
        Assert.True(_watch.IsSudden(0));
        Assert.False(_watch.IsLasting(0));
        Observe(0, 4, 4);
        Assert.True(_watch.IsLasting(0));
        Assert.False(_watch.HasRecovered(0));
    }

    [Fact]
    public void A_loss_is_over_when_most_of_three_frames_show_everything()
    {
        Observe(0, 4, 4);
        Observe(4, 4, 4);
        Assert.False(_watch.HasRecovered(0));
        Assert.False(_watch.IsSudden(0));
        Observe(4, 4, 4);
        Assert.True(_watch.HasRecovered(0));
        Observe(0, 4, 4);
        Observe(4, 4, 4);
        Observe(4, 4, 4);
        Assert.True(_watch.HasRecovered(0));
    }

    [Fact]
    public void After_an_interruption_earlier_counts_are_forgotten()
    {
        Observe(4, 4, 4);
        Observe(4, 4, 4);
        _watch.Interrupt();
        Observe(0, 4, 4);
        Assert.True(_watch.IsLasting(0));
    }

    private void Observe(params ReadOnlySpan<int> counts) => _watch.Update(counts, [4, 4, 4]);
}

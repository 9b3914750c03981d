using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Core.Tests.Stock;

namespace ShelfEdge.Core.Tests.Recognition;

public sealed class LookPolicyTests
{
    private readonly LookPolicy _policy = new(new LookRules(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5), Looks: 3));

    [Fact]
    public void View_that_does_not_change_is_looked_at_a_few_times_and_then_seldom()
    {
        var looks = Enumerable.Range(0, 601).Where(second => Take(second, 3, 2)).ToArray();

        Assert.Equal([0, 10, 20, 320], looks);
    }

    [Fact]
    public void Changed_view_is_looked_at_again_but_not_before_the_interval()
    {
        for (var second = 0; second <= 60; second++)
        {
            Take(second, 3, 2);
        }

        Assert.Equal([61, 71, 81], Enumerable.Range(61, 60).Where(second => Take(second, 3, 1)));
        Assert.Equal([121, 131, 141], Enumerable.Range(121, 60).Where(second => Take(second, 1, 3)));
    }

    [Fact]
    public void Frame_without_detections_is_no_evidence() => Assert.False(Take(0, 0, 0));

    [Fact]
    public void Clock_that_was_set_back_does_not_stop_the_looks()
    {
        Assert.True(Take(100_000, 3));
        Assert.True(Take(0, 3));
        Assert.False(Take(5, 3));
        Assert.True(Take(10, 3));
    }

    [Fact]
    public void Cameras_are_looked_at_each_in_its_own_time()
    {
        Assert.True(Take(0, 3));
        Assert.True(_policy.Take(CountedStore.Frame(CountedStore.Start, new CameraId("camera-2"), 3)));
        Assert.False(Take(1, 3));
    }

    private bool Take(int second, params ReadOnlySpan<int> counts) =>
        _policy.Take(CountedStore.Frame(CountedStore.Start.AddSeconds(second), counts));
}

using ShelfEdge.Lab.Scenes.Corpus;
using ShelfEdge.Lab.Scenes.Packages;
using ShelfEdge.Lab.Scenes.Scenario;

namespace ShelfEdge.Lab.Tests.Scenes.Corpus;

public sealed class ShopTimelineTests : IDisposable
{
    private readonly ScenarioShelf _shelf = new(1, TextureLibrary.Empty, new Random(5));

    [Fact]
    public void Units_are_taken_filled_misplaced_and_tidied_up_at_their_times()
    {
        int capacity = _shelf.Positions[2].Capacity;
        ShopTimeline timeline = Write(script =>
        {
            script.SellDown(0, 100, 2, left: 1);
            script.Misplace(200, 2, source: 3);
            script.Restock(300, 2);
            script.TidyUp(400, 2);
            script.SellOut(500, 600, 2);
        });

        Assert.Equal(capacity, timeline.Standing(0, 2));
        Assert.Equal(1, timeline.Standing(190, 2));
        Assert.Equal((2, 1), (timeline.Standing(290, 2), timeline.Misplaced(290, 2)));
        Assert.Equal((capacity, 1), (timeline.Standing(390, 2), timeline.Misplaced(390, 2)));
        Assert.Equal((capacity - 1, 0), (timeline.Standing(490, 2), timeline.Misplaced(490, 2)));
        Assert.Equal(0, timeline.Standing(700, 2));
        Assert.Equal(_shelf.Positions[3].Capacity, timeline.Standing(700, 3));
    }

    [Fact]
    public void A_shopper_walks_in_stands_and_leaves_and_a_unit_goes_while_he_stands()
    {
        ShopTimeline timeline = Write(script => script.Buy(100, 1));

        Assert.Empty(timeline.See(49)!.Occluders);
        Assert.Equal(0.9f, Assert.Single(timeline.See(53)!.Occluders).Reach);
        Assert.Equal(_shelf.Positions[1].Capacity, timeline.Standing(106.9, 1));
        Assert.Equal(_shelf.Positions[1].Capacity - 1, timeline.Standing(107, 1));
        Assert.Empty(timeline.See(60)!.Occluders);
    }

    [Fact]
    public void A_frozen_camera_repeats_its_last_picture_although_goods_are_sold()
    {
        ShopTimeline timeline = Write(script =>
        {
            script.Freeze(100, 200);
            script.SellOut(110, 180, 0);
        });

        Assert.Equal(timeline.See(50)!.Key, timeline.See(99)!.Key);
        Assert.NotEqual(timeline.See(50)!.Key, timeline.See(110)!.Key);
        Assert.True(timeline.IsBlind(150));
        Assert.Equal(0, timeline.Standing(199, 0));
    }

    [Fact]
    public void A_dead_covered_dark_or_turned_camera_is_blind_and_a_slightly_pushed_one_is_not()
    {
        ShopTimeline timeline = Write(script =>
        {
            script.Outage(100, 200);
            script.Cover(200, 300, 30);
            script.Light(300, 400, 0.03f);
            script.Nudge(400, 500, 150, 0);
            script.Nudge(500, 600, 24, 0);
            script.Light(600, 700, 0.45f);
        });

        Assert.Null(timeline.See(50));
        Assert.Equal([false, true, true, true, true, false, false], Enumerable.Range(0, 7).Select(i => timeline.IsBlind(50 + (100 * i))));
    }

    [Fact]
    public void Glare_moves_from_its_begin_to_its_end()
    {
        ShopTimeline timeline = Write(script => script.Glare(0, 600, (100, 100), (700, 400), 300));

        Assert.Equal((100, 100), (timeline.View(30).GlareX, timeline.View(30).GlareY));
        Assert.Equal((400, 250), (timeline.View(300).GlareX, timeline.View(300).GlareY));
        Assert.True(timeline.View(30).GlareTouches(0, 0, 50, 50));
        Assert.False(timeline.View(30).GlareTouches(400, 0, 500, 50));
        Assert.Equal(0, timeline.View(600).GlareSize);
    }

    [Fact]
    public void An_unchanged_view_is_seen_with_all_draws_of_noise()
    {
        ShopTimeline timeline = Write(_ => { });

        Assert.Equal(ShopTimeline.Variants, Enumerable.Range(0, 200).Select(frame => timeline.See(frame)!.Key).Distinct().Count());
    }

    public void Dispose() => _shelf.Dispose();

    private ShopTimeline Write(Action<ShopScript> write)
    {
        var script = new ShopScript(_shelf.Positions, new Random(1));
        write(script);
        return new ShopTimeline(_shelf.Positions, script, new Random(2));
    }
}

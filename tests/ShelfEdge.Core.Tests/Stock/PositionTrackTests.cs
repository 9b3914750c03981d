using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Tests.Stock;

public sealed class PositionTrackTests
{
    private readonly RestockPolicy _policy = new(new RestockRules());
    private readonly PositionTrack _track;
    private TimeSpan _now;

    public PositionTrackTests()
    {
        var plan = CountedStore.Plan(1, capacity: 6);
        _track = new PositionTrack(plan.Positions[0], null, plan.Cameras[0], new RestockRules());
        for (var i = 0; i < 5; i++)
        {
            See(Verdict.Clean, 4);
        }
    }

    [Fact]
    public void What_moved_and_had_come_to_rest_is_evidence_with_the_still_frame_after_it()
    {
        See(Verdict.Moving, 2);
        See(Verdict.Clean, 2);
        Assert.Equal(4, _track.Believed);

        See(Verdict.Clean, 2);

        Assert.Equal(2, _track.Believed);
    }

    [Fact]
    public void A_moving_frame_that_showed_something_else_is_no_evidence()
    {
        See(Verdict.Moving, 3);
        See(Verdict.Clean, 2);
        See(Verdict.Clean, 2);

        Assert.Equal(4, _track.Believed);
    }

    [Theory]
    [InlineData(nameof(Verdict.Blocked))]
    [InlineData(nameof(Verdict.Doubted))]
    public void Whoever_came_to_rest_before_the_shelf_is_no_evidence(string verdict)
    {
        for (var i = 0; i < 10; i++)
        {
            See(Verdict.Moving, 2);
            See(Enum.Parse<Verdict>(verdict), 2);
        }

        Assert.Equal(4, _track.Believed);
    }

    [Fact]
    public void Refilling_gives_one_record_and_it_is_taken_once()
    {
        for (var i = 0; i < 20; i++)
        {
            See(Verdict.Clean, 6);
        }

        Assert.Equal((4, 6, 6), _track.TakeRestock() is { } restock ? (restock.From, restock.To, restock.Capacity) : default);
        Assert.Null(_track.TakeRestock());
    }

    private void See(Verdict verdict, int count)
    {
        _now += TimeSpan.FromSeconds(2);
        _track.Observe(_policy, verdict, count, _now, CountedStore.Start + _now, Guid.NewGuid);
    }
}

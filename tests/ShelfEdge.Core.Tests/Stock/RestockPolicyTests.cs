using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Tests.Stock;

public sealed class RestockPolicyTests
{
    private static readonly RestockRules Rules = new(
        clearMargin: 1,
        lowDwell: Seconds(10),
        emptyDwell: Seconds(6),
        clearDwell: Seconds(4),
        coolDown: Seconds(60));

    private readonly List<(double At, AlertPhase Phase, AlertKind Kind)> _alerts = [];
    private Standing _standing = new(PositionState.Unknown);

    [Fact]
    public void Enough_facings_are_full_at_once_when_nothing_was_known() => Assert.Equal(PositionState.Full, See(0, 4));

    [Fact]
    public void Few_facings_stay_unknown_until_they_have_lasted()
    {
        Assert.Equal(PositionState.Unknown, See(0, 1));
        Assert.Equal(PositionState.Unknown, See(9.9, 1));
        Assert.Equal(PositionState.Low, See(10, 1));
        Assert.Equal([(10, AlertPhase.Raised, AlertKind.Low)], _alerts);
    }

    [Fact]
    public void Low_is_raised_after_its_dwell_and_not_before()
    {
        See(0, 4);
        See(1, 1);
        Assert.Equal(PositionState.Full, See(10.9, 1));
        Assert.Equal(PositionState.Low, See(11, 1));
        Assert.Equal([(11, AlertPhase.Raised, AlertKind.Low)], _alerts);
    }

    [Fact]
    public void A_dip_shorter_than_the_dwell_changes_nothing()
    {
        See(0, 4);
        See(1, 1);
        See(10, 2);
        Assert.Equal(PositionState.Full, See(11, 1));
        Assert.Equal(PositionState.Full, See(20, 1));
        Assert.Empty(_alerts);
    }

    [Fact]
    public void Empty_has_its_own_dwell_and_may_come_without_low()
    {
        See(0, 4);
        See(1, 0);
        Assert.Equal(PositionState.Full, See(6.9, 0));
        Assert.Equal(PositionState.Empty, See(7, 0));
        Assert.Equal([(7, AlertPhase.Raised, AlertKind.Empty)], _alerts);
    }

    [Fact]
    public void Low_that_goes_on_to_empty_is_one_alert_and_its_dwell_goes_on()
    {
        See(0, 4);
        See(1, 1);
        See(9, 0);
        Assert.Equal(PositionState.Low, See(11, 0));
        Assert.Equal(PositionState.Empty, See(15, 0));
        Assert.Equal([(11, AlertPhase.Raised, AlertKind.Low), (15, AlertPhase.Updated, AlertKind.Empty)], _alerts);
    }

    [Fact]
    public void Empty_that_gets_one_facing_is_low_again_under_the_same_alert()
    {
        BecomeEmpty();
        See(20, 1);
        Assert.Equal(PositionState.Low, See(24, 1));
        Assert.Equal((24, AlertPhase.Updated, AlertKind.Low), _alerts[^1]);
    }

    [Fact]
    public void Low_is_over_only_above_the_margin_and_after_the_dwell()
    {
        BecomeLow();
        See(30, 2);
        Assert.Equal(PositionState.Low, See(60, 2));
        See(61, 3);
        Assert.Equal(PositionState.Low, See(64.9, 3));
        Assert.Equal(PositionState.Full, See(65, 3));
        Assert.Equal((65, AlertPhase.Cleared, AlertKind.Low), _alerts[^1]);
    }

    [Fact]
    public void A_full_shelf_clears_however_large_the_margin()
    {
        BecomeLow(capacity: 2);
        See(30, 2, capacity: 2);
        Assert.Equal(PositionState.Full, See(34, 2, capacity: 2));
    }

    [Fact]
    public void A_threshold_of_zero_knows_no_low_and_no_margin()
    {
        See(0, 4, lowThreshold: 0);
        See(1, 0, lowThreshold: 0);
        Assert.Equal(PositionState.Empty, See(20, 0, lowThreshold: 0));
        See(21, 1, lowThreshold: 0);
        Assert.Equal(PositionState.Full, See(25, 1, lowThreshold: 0));
        Assert.Equal([(20, AlertPhase.Raised, AlertKind.Empty), (25, AlertPhase.Cleared, AlertKind.Empty)], _alerts);
    }

    [Fact]
    public void Nothing_is_raised_again_before_the_cool_down_is_over()
    {
        BecomeLow();
        See(30, 4);
        See(34, 4);
        See(35, 1);
        Assert.Equal(PositionState.Low, See(45, 1));
        See(93.9, 1);
        Assert.Equal(2, _alerts.Count);
        See(94, 1);
        Assert.Equal((94, AlertPhase.Raised, AlertKind.Low), _alerts[^1]);
    }

    [Fact]
    public void An_alert_that_the_cool_down_held_back_is_raised_as_what_it_is_by_then()
    {
        BecomeLow();
        See(30, 4);
        See(34, 4);
        See(35, 1);
        See(45, 1);
        See(46, 0);
        See(60, 0);
        See(94, 0);
        Assert.Equal((94, AlertPhase.Raised, AlertKind.Empty), _alerts[^1]);
    }

    [Fact]
    public void Losing_sight_keeps_the_alert_open_and_forgets_the_dwell()
    {
        BecomeLow();
        _standing = RestockPolicy.LoseSight(_standing);
        Assert.Equal(PositionState.Unknown, _standing.State);
        Assert.Equal(PositionState.Unknown, See(100, 1));
        Assert.Equal(PositionState.Low, See(110, 1));
        Assert.Single(_alerts);
    }

    [Fact]
    public void Seen_again_with_an_open_alert_full_must_last_before_it_clears()
    {
        BecomeLow();
        _standing = RestockPolicy.LoseSight(_standing);
        Assert.Equal(PositionState.Unknown, See(100, 4));
        Assert.Equal(PositionState.Full, See(104, 4));
        Assert.Equal((104, AlertPhase.Cleared, AlertKind.Low), _alerts[^1]);
    }

    [Fact]
    public void Seen_again_between_low_and_full_an_open_alert_stays_low()
    {
        BecomeEmpty();
        _standing = RestockPolicy.LoseSight(_standing);
        See(100, 2);
        Assert.Equal(PositionState.Low, See(104, 2));
        Assert.Equal((104, AlertPhase.Updated, AlertKind.Low), _alerts[^1]);
    }

    [Fact]
    public void Seen_again_between_low_and_full_without_an_alert_is_full() => Assert.Equal(PositionState.Full, See(0, 2));

    [Fact]
    public void Losing_sight_does_not_end_the_cool_down()
    {
        BecomeLow();
        See(30, 4);
        See(34, 4);
        _standing = RestockPolicy.LoseSight(_standing);
        See(40, 1);
        Assert.Equal(PositionState.Low, See(50, 1));
        Assert.Equal(2, _alerts.Count);
    }

    [Fact]
    public void A_frame_that_shows_more_than_is_believed_makes_nothing_worse()
    {
        See(0, 4);
        See(1, 1);
        Assert.Equal(PositionState.Full, See(11, 1, count: 4));
        Assert.Equal(PositionState.Low, See(12, 1, count: 1));
        See(13, 0);
        Assert.Equal(PositionState.Low, See(19, 0, count: 2));
        Assert.Equal(PositionState.Empty, See(20, 0, count: 0));
    }

    [Fact]
    public void A_frame_that_shows_less_than_is_believed_makes_nothing_better()
    {
        BecomeEmpty();
        See(20, 2);
        Assert.Equal(PositionState.Empty, See(24, 2, count: 0));
        Assert.Equal(PositionState.Low, See(25, 2, count: 2));
        See(26, 4);
        Assert.Equal(PositionState.Low, See(30, 4, count: 3));
        Assert.Equal(PositionState.Full, See(31, 4, count: 5));
    }

    private void BecomeLow(int capacity = 4)
    {
        See(0, capacity, capacity: capacity);
        See(1, 1, capacity: capacity);
        Assert.Equal(PositionState.Low, See(11, 1, capacity: capacity));
    }

    private void BecomeEmpty()
    {
        See(0, 4);
        See(1, 0);
        Assert.Equal(PositionState.Empty, See(11, 0));
    }

    private PositionState See(double at, int believed, int capacity = 4, int lowThreshold = 1, int? count = null)
    {
        var position = CountedStore.Plan(1, capacity, lowThreshold).Positions[0];
        (_standing, var change) = new RestockPolicy(Rules).Observe(position, _standing, believed, count ?? believed, Seconds(at));
        if (change is { } alert)
        {
            _alerts.Add((at, alert.Phase, alert.Kind));
        }

        return _standing.State;
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}

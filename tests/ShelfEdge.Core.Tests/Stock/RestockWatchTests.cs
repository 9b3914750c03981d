using CsCheck;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Tests.Stock;

public sealed class RestockWatchTests
{
    private const int LowThreshold = 1;
    private const int ClearLevel = 2;

    private readonly RestockWatch _watch = new(TimeSpan.FromSeconds(15));
    private TimeSpan _now;

    [Fact]
    public void A_rise_of_several_facings_is_a_refill_once_it_has_settled()
    {
        See(3, 2);
        var started = At;

        Assert.Null(See(5, 15));
        var refill = See(5, 1);

        Assert.Equal((3, started), refill);
        Assert.Null(See(5, 60));
    }

    [Fact]
    public void Facings_that_come_one_after_the_other_are_one_refill()
    {
        See(1, 2);
        for (var facings = 2; facings < 6; facings++)
        {
            Assert.Null(See(facings, 10));
        }

        Assert.Equal(1, See(6, 16)?.From);
    }

    [Fact]
    public void One_facing_more_is_no_refill_of_a_stocked_position()
    {
        See(3, 5);

        Assert.Null(See(4, 120));
    }

    [Fact]
    public void One_facing_more_is_a_refill_where_it_makes_a_low_position_full_again()
    {
        var watch = new RestockWatch(TimeSpan.Zero);
        watch.Observe(1, 1, 1, default, default);

        Assert.Equal(1, watch.Observe(2, 1, 1, default, default)?.From);
    }

    [Fact]
    public void One_facing_more_within_the_margin_of_low_is_no_refill()
    {
        See(1, 5);

        Assert.Null(See(2, 120));
    }

    [Fact]
    public void Facings_that_are_gone_again_before_it_settled_were_no_refill()
    {
        See(1, 2);
        See(5, 4);
        See(1, 2);

        Assert.Null(See(1, 60));
    }

    [Fact]
    public void What_is_first_believed_is_no_refill() => Assert.Null(See(6, 120));

    [Fact]
    public void A_refill_goes_by_what_was_believed_before_a_restart()
    {
        _watch.Restore(0);

        Assert.Equal(0, See(6, 16)?.From);
    }

    [Fact]
    public void A_refill_always_starts_from_fewer_facings_that_were_believed() =>
        Gen.Int[0, 6].Array[1, 60].Sample(facings =>
        {
            var watch = new RestockWatch(TimeSpan.FromSeconds(4));
            for (var i = 0; i < facings.Length; i++)
            {
                if (watch.Observe(facings[i], LowThreshold, ClearLevel, TimeSpan.FromSeconds(2 * i), default) is { } refill)
                {
                    Assert.True(refill.From < facings[i]);
                    Assert.Contains(refill.From, facings[..i]);
                }
            }
        });

    private DateTimeOffset At => CountedStore.Start + _now;

    // Sees the same every second for so many seconds.
    private (int From, DateTimeOffset StartedAt)? See(int facings, int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            var refill = _watch.Observe(facings, LowThreshold, ClearLevel, _now, At);
            _now += TimeSpan.FromSeconds(1);
            if (refill is not null)
            {
                return refill;
            }
        }

        return null;
    }
}

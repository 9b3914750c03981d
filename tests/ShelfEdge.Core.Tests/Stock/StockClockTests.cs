using CsCheck;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Tests.Stock;

public sealed class StockClockTests
{
    private readonly StockClock _clock = new(longestStep: TimeSpan.FromMinutes(5));

    [Fact]
    public void The_first_time_is_the_start() => Assert.Equal(TimeSpan.Zero, At(1000));

    [Fact]
    public void Steps_forward_add_up()
    {
        At(0);
        At(1);
        Assert.Equal(TimeSpan.FromSeconds(3.5), At(3.5));
    }

    [Fact]
    public void A_frame_captured_before_the_last_tick_takes_no_time_and_gives_none_back()
    {
        At(0);
        At(10);
        Assert.Equal(TimeSpan.FromSeconds(10), At(9));
        Assert.Equal(TimeSpan.FromSeconds(10), At(9.9));
        Assert.Equal(TimeSpan.FromSeconds(11), At(11));
    }

    [Fact]
    public void A_clock_set_back_loses_nothing_and_counts_on()
    {
        At(0);
        At(10);
        Assert.Equal(TimeSpan.FromSeconds(10), At(-3600));
        Assert.Equal(TimeSpan.FromSeconds(12), At(-3598));
    }

    [Fact]
    public void A_clock_set_forward_counts_for_the_longest_step_only()
    {
        At(0);
        Assert.Equal(TimeSpan.FromMinutes(5), At(86400));
        Assert.Equal(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1), At(86401));
    }

    [Fact]
    public void Elapsed_never_falls_and_never_grows_by_more_than_the_longest_step() =>
        Gen.Double[-100_000, 100_000].Array[1, 30].Sample(times =>
        {
            var clock = new StockClock(TimeSpan.FromMinutes(5));
            var last = TimeSpan.Zero;
            foreach (var time in times)
            {
                var elapsed = clock.Advance(CountedStore.Start.AddSeconds(time));
                Assert.InRange(elapsed - last, TimeSpan.Zero, TimeSpan.FromMinutes(5));
                last = elapsed;
            }
        });

    private TimeSpan At(double seconds) => _clock.Advance(CountedStore.Start.AddSeconds(seconds));
}

using ShelfEdge.Core.Remote;

namespace ShelfEdge.Core.Tests.Remote;

public sealed class TrialPolicyTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public void Box_that_is_ready_for_ten_seconds_keeps_what_is_on_trial()
    {
        var policy = new TrialPolicy(wasReady: true, Patience);

        Assert.Equal(TrialVerdict.Wait, policy.Judge(false, Seconds(5)));
        Assert.Equal(TrialVerdict.Wait, policy.Judge(true, Seconds(6)));
        Assert.Equal(TrialVerdict.Wait, policy.Judge(true, Seconds(15.9)));
        Assert.Equal(TrialVerdict.Keep, policy.Judge(true, Seconds(16)));
    }

    [Fact]
    public void Box_that_is_ready_for_moments_only_puts_back()
    {
        var policy = new TrialPolicy(wasReady: true, Patience);
        for (var second = 0; second < 300; second++)
        {
            Assert.Equal(TrialVerdict.Wait, policy.Judge(second % 10 < 5, Seconds(second)));
        }

        Assert.Equal(TrialVerdict.PutBack, policy.Judge(true, Patience));
    }

    [Fact]
    public void Box_that_was_not_ready_before_keeps_what_it_survives()
    {
        var policy = new TrialPolicy(wasReady: false, Patience);

        Assert.Equal(TrialVerdict.Wait, policy.Judge(false, Seconds(299)));
        Assert.Equal(TrialVerdict.Keep, policy.Judge(false, Patience));
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}

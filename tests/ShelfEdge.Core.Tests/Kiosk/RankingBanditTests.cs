using ShelfEdge.Core.Kiosk;

namespace ShelfEdge.Core.Tests.Kiosk;

public sealed class RankingBanditTests
{
    [Fact]
    public void Way_that_is_taken_more_often_is_chosen_more_often()
    {
        var bandit = new RankingBandit(seed: 1);
        var shopper = new Random(2);
        int near = 0;
        for (int round = 0; round < 4_000; round++)
        {
            RankingArm arm = bandit.Choose();
            bandit.Show(arm);
            if (shopper.NextDouble() < (arm == RankingArm.Near ? 0.2 : 0.1))
            {
                bandit.Take(arm);
            }

            near += round >= 3_000 && arm == RankingArm.Near ? 1 : 0;
        }

        Assert.True(near > 800, $"{near} of the last 1,000");
    }

    [Fact]
    public void Same_seed_and_calls_give_the_same_choices()
    {
        Assert.Equal(Choices(3), Choices(3));
        Assert.NotEqual(Choices(3), Choices(4));

        static List<RankingArm> Choices(int seed)
        {
            var bandit = new RankingBandit(seed);
            return [.. Enumerable.Range(0, 100).Select(round =>
            {
                RankingArm arm = bandit.Choose();
                bandit.Show(arm);
                return arm;
            })];
        }
    }

    [Fact]
    public void Counts_are_bounded_and_never_more_taken_than_shown()
    {
        var bandit = new RankingBandit(seed: 1);
        for (int i = 0; i < 3 * RankingBandit.MostShown; i++)
        {
            bandit.Show(RankingArm.Fit);
            bandit.Take(RankingArm.Fit);
            bandit.Take(RankingArm.Fit);
        }

        Assert.True(bandit.Counts[0].Shown < RankingBandit.MostShown);
        Assert.True(bandit.Counts[0].Taken <= bandit.Counts[0].Shown);
        bandit.Restore(RankingArm.Near, new ArmCounts(-5, 9));
        Assert.Equal(default, bandit.Counts[(int)RankingArm.Near]);
    }
}

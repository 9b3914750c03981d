using Microsoft.Extensions.Time.Testing;
using ShelfEdge.Vision.Verification;

namespace ShelfEdge.Vision.Tests.Verification;

public sealed class SpeedRaceTests
{
    [Fact]
    public void Ratio_is_the_median_over_rounds_and_an_interruption_changes_nothing()
    {
        var time = new FakeTimeProvider();
        var (round, order) = (0, new List<char>());
        void Candidate()
        {
            order.Add('A');
            time.Advance(TimeSpan.FromMilliseconds(round is 5 or 6 ? 500 : 3));
        }

        void InUse()
        {
            order.Add('B');
            time.Advance(TimeSpan.FromMilliseconds(round++ == 7 ? 900 : 2));
        }

        var race = SpeedRace.Run(Candidate, InUse, rounds: 9, time, CancellationToken.None);

        Assert.Equal((3.0, 2.0, 1.5), (race.CandidateMs, race.InUseMs, race.Ratio));
        Assert.Equal(string.Concat(Enumerable.Repeat("AB", 12)), string.Concat(order));
    }

    [Fact]
    public void Cancelled_race_ends() => Assert.Throws<OperationCanceledException>(() =>
        SpeedRace.Run(() => { }, () => { }, 1, new FakeTimeProvider(), new CancellationToken(canceled: true)));
}

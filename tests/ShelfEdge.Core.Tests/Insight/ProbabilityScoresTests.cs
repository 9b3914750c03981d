using CsCheck;
using ShelfEdge.Core.Insight;

namespace ShelfEdge.Core.Tests.Insight;

public sealed class ProbabilityScoresTests
{
    [Fact]
    public void Area_is_the_share_of_pairs_in_the_right_order()
    {
        Gen.Select(Gen.Int[0, 5], Gen.Bool).Array[2, 40]
            .Where(rows => rows.Any(row => row.Item2) && rows.Any(row => !row.Item2))
            .Sample(rows =>
            {
                double[] told = [.. rows.Select(row => row.Item1 / 5.0)];
                bool[] happened = [.. rows.Select(row => row.Item2)];

                var scores = ProbabilityScores.Of(told, happened);

                var pairs =
                    from yes in Enumerable.Range(0, told.Length).Where(row => happened[row])
                    from no in Enumerable.Range(0, told.Length).Where(row => !happened[row])
                    select told[yes] > told[no] ? 1.0 : told[yes] < told[no] ? 0 : 0.5;
                Assert.Equal(pairs.Average(), scores.Auc, 9);
                Assert.Equal(told.Zip(happened, (p, did) => Math.Pow(p - (did ? 1 : 0), 2)).Average(), scores.Brier, 9);
                Assert.Equal(told.Length, scores.Calibration.Sum(bin => bin.Rows));
            }, iter: 300);
    }

    [Fact]
    public void Sure_and_right_is_perfect()
    {
        var scores = ProbabilityScores.Of([0, 1, 1, 0], [false, true, true, false]);

        Assert.Equal(1, scores.Auc);
        Assert.Equal(0, scores.Brier);
        Assert.Equal(0.25, scores.BaseBrier);
    }

    [Fact]
    public void Bins_tell_what_was_told_and_what_happened()
    {
        double[] told = [.. Enumerable.Range(0, 100).Select(row => row < 50 ? 0.1 : 0.9)];
        bool[] happened = [.. Enumerable.Range(0, 100).Select(row => row % 2 == 0)];

        var scores = ProbabilityScores.Of(told, happened);

        Assert.Equal(10, scores.Calibration.Length);
        Assert.Equal(0.1, scores.Calibration[0].Told, 9);
        Assert.Equal(0.9, scores.Calibration[9].Told, 9);
        Assert.All(scores.Calibration, bin => Assert.Equal(0.5, bin.Happened, 9));
    }

    [Fact]
    public void Labels_of_one_kind_are_refused() =>
        Assert.Throws<ArgumentException>(() => ProbabilityScores.Of([0.5], [true]));
}

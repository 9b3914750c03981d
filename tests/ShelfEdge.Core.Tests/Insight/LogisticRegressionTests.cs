using ShelfEdge.Core.Insight;
using ShelfEdge.Core.Segment;

namespace ShelfEdge.Core.Tests.Insight;

public sealed class LogisticRegressionTests
{
    private static readonly LogisticRules Free = new(0, 100);

    [Fact]
    public void One_binary_feature_gives_the_shares_of_its_groups()
    {
        // 3 of 4 happened where the feature is 1, 1 of 5 where it is 0: the fit without a penalty tells just that.
        double[] feature = [1, 1, 1, 1, 0, 0, 0, 0, 0];
        bool[] happened = [true, true, true, false, true, false, false, false, false];

        var model = LogisticRegression.Fit(new FeatureTable(feature, 1), happened, ["is"], Free);

        Assert.Equal(0.75, model.Probability([1]), 8);
        Assert.Equal(0.20, model.Probability([0]), 8);

        // The standard error of a log odds ratio is the root of the sum of the inverse counts (Woolf 1955).
        var term = model.Terms[0];
        Assert.Equal(Math.Sqrt((1 / 3.0) + 1 + 1 + (1 / 4.0)), term.StandardError / term.Deviation, 6);
    }

    [Fact]
    public void Coefficients_behind_the_labels_lie_in_their_intervals()
    {
        double[] truth = [0.8, -1.2, 0];
        var inside = 0;
        for (var seed = 1; seed <= 40; seed++)
        {
            var (table, happened) = Draw(seed, 600, truth);
            var model = LogisticRegression.Fit(table, happened, ["a", "b", "c"], Free);
            inside += Enumerable.Range(0, 3).Count(i =>
                truth[i] >= model.Terms[i].Low / model.Terms[i].Deviation && truth[i] <= model.Terms[i].High / model.Terms[i].Deviation);
        }

        // 114 of 120 are expected; fewer than 105 or all come less than once in a thousand draws of seeds.
        Assert.InRange(inside, 105, 119);
    }

    [Fact]
    public void Gradient_of_the_penalized_loss_is_zero_at_the_fit()
    {
        var (table, happened) = Draw(7, 200, [1, -0.5]);
        const double Penalty = 5;

        var model = LogisticRegression.Fit(table, happened, ["a", "b"], new LogisticRules(Penalty, 100));

        for (var i = 0; i < 2; i++)
        {
            var gradient = Penalty * model.Terms[i].Coefficient;
            for (var row = 0; row < table.Count; row++)
            {
                gradient += (model.Probability(table.Row(row)) - (happened[row] ? 1 : 0))
                    * (table.Row(row)[i] - model.Terms[i].Mean) / model.Terms[i].Deviation;
            }

            Assert.Equal(0, gradient, 4);
        }
    }

    [Fact]
    public void Classes_that_a_feature_tells_apart_have_a_finite_fit_with_a_penalty()
    {
        var model = LogisticRegression.Fit(
            new FeatureTable([1, 2, 3, 4], 1), [false, false, true, true], ["x"], new LogisticRules(1, 100));

        Assert.InRange(model.Terms[0].Coefficient, 0.1, 10);
        Assert.True(model.Probability([4]) > 0.5);
        Assert.True(model.Probability([1]) < 0.5);
    }

    [Fact]
    public void Feature_without_variety_has_no_effect()
    {
        var model = LogisticRegression.Fit(
            new FeatureTable([1, 9, 2, 9, 1, 9, 2, 9], 2), [false, true, true, false], ["x", "same"], new LogisticRules(0.1, 100));

        Assert.Equal(0, model.Terms[1].Coefficient, 9);
    }

    [Fact]
    public void Labels_of_one_kind_are_refused() =>
        Assert.Throws<ArgumentException>(() => LogisticRegression.Fit(new FeatureTable([1, 2], 1), [true, true], ["x"], Free));

    private static (FeatureTable Table, bool[] Happened) Draw(int seed, int rows, double[] truth)
    {
        var random = new Random(seed);
        var values = new double[rows * truth.Length];
        var happened = new bool[rows];
        for (var row = 0; row < rows; row++)
        {
            var odds = -0.3;
            for (var i = 0; i < truth.Length; i++)
            {
                var value = (random.NextDouble() * 4) - 2;
                values[(row * truth.Length) + i] = value;
                odds += truth[i] * value;
            }

            happened[row] = random.NextDouble() < 1 / (1 + Math.Exp(-odds));
        }

        return (new FeatureTable(values, truth.Length), happened);
    }
}

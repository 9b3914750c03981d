using CsCheck;
using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Core.Tests.Recommend;

public sealed class AlternatingLeastSquaresTests
{
    private static readonly ParallelOptions OneThread = new() { MaxDegreeOfParallelism = 1 };

    private static readonly FactorTrainingRules Rules = new(16, 5, FactorRules.ForImplicit(0.3f, 0.02f, 1), seed: 3);

    [Fact]
    public void Loss_never_rises()
    {
        Gen.Select(Gen.Int[0, 1_000], Gen.Float[0.01f, 5f], Gen.Float[0.001f, 1f], Gen.Float[0f, 1f]).Sample(
            (seed, unobserved, regularization, exponent) =>
            {
                InteractionMatrix interactions = RandomMatrices.Implicit(seed);
                FactorRules rows = FactorRules.ForImplicit(unobserved, regularization, exponent);
                double last = double.PositiveInfinity;

                AlternatingLeastSquares.Train(interactions, new FactorTrainingRules(16, 6, rows, seed), OneThread, (_, factors) =>
                {
                    double loss = ImplicitLoss.Of(interactions, rows, factors);
                    Assert.True(loss <= last * (1 + 1e-5), $"{loss} after {last}");
                    last = loss;
                });
            },
            iter: 40);
    }

    [Fact]
    public void Users_are_the_best_for_the_items()
    {
        InteractionMatrix interactions = RandomMatrices.Implicit(seed: 4);
        TrainedFactors factors = AlternatingLeastSquares.Train(interactions, Rules, OneThread);
        double best = ImplicitLoss.Of(interactions, Rules.Rows, factors);

        var random = new Random(5);
        for (int user = 0; user < interactions.UserCount; user++)
        {
            int factor = random.Next(Rules.Factors);
            float kept = factors.Users.Row(user)[factor];
            foreach (float step in new[] { -0.05f, 0.05f })
            {
                factors.Users.WritableRow(user)[factor] = kept + step;
                Assert.True(ImplicitLoss.Of(interactions, Rules.Rows, factors) > best);
            }

            factors.Users.WritableRow(user)[factor] = kept;
        }
    }

    [Fact]
    public void Loss_agrees_with_the_sum_over_all_pairs()
    {
        InteractionMatrix interactions = RandomMatrices.Implicit(seed: 6);
        TrainedFactors factors = AlternatingLeastSquares.Train(interactions, Rules, OneThread);

        double expected = 0;
        for (int user = 0; user < interactions.UserCount; user++)
        {
            float[] weights = new float[interactions.ItemCount];
            InteractionRow row = interactions.User(user);
            for (int i = 0; i < row.Indices.Length; i++)
            {
                weights[row.Indices[i]] = row.Weights[i];
            }

            for (int item = 0; item < interactions.ItemCount; item++)
            {
                double score = 0;
                for (int k = 0; k < Rules.Factors; k++)
                {
                    score += (double)factors.Users.Row(user)[k] * factors.Items.Row(item)[k];
                }

                double target = weights[item] > 0 ? 1 : 0;
                expected += (0.3 + weights[item]) * (target - score) * (target - score);
            }

            expected += Penalty(weights.Sum(), interactions.ItemCount, factors.Users.Row(user));
        }

        for (int item = 0; item < interactions.ItemCount; item++)
        {
            expected += Penalty(interactions.Item(item).Weights.ToArray().Sum(), interactions.UserCount, factors.Items.Row(item));
        }

        Assert.Equal(expected, ImplicitLoss.Of(interactions, Rules.Rows, factors), expected * 1e-4);

        static double Penalty(float frequency, int others, ReadOnlySpan<float> vector)
        {
            double squares = 0;
            foreach (float value in vector)
            {
                squares += value * value;
            }

            return 0.02 * (frequency + (0.3 * others)) * squares;
        }
    }

    [Fact]
    public void Threads_do_not_change_the_factors()
    {
        InteractionMatrix interactions = RandomMatrices.Implicit(seed: 7, users: 300, items: 200, pairs: 3_000);

        TrainedFactors one = AlternatingLeastSquares.Train(interactions, Rules, OneThread);
        TrainedFactors four = AlternatingLeastSquares.Train(interactions, Rules, new ParallelOptions { MaxDegreeOfParallelism = 4 });

        Assert.Equal(one.Items.Values.ToArray(), four.Items.Values.ToArray());
        Assert.Equal(one.Users.Values.ToArray(), four.Users.Values.ToArray());
    }

    [Fact]
    public void Seed_decides_the_factors()
    {
        InteractionMatrix interactions = RandomMatrices.Implicit(seed: 8);

        float[] first = Items(seed: 1);

        Assert.Equal(first, Items(seed: 1));
        Assert.NotEqual(first, Items(seed: 2));

        float[] Items(int seed) => AlternatingLeastSquares.Train(
            interactions, new FactorTrainingRules(16, 2, Rules.Rows, seed), OneThread).Items.Values.ToArray();
    }

    [Fact]
    public void User_and_item_without_interactions_are_zero()
    {
        InteractionMatrix interactions = InteractionMatrix.Build(2, 2, [new Interaction(0, 0, 1)]);

        TrainedFactors factors = AlternatingLeastSquares.Train(interactions, Rules, OneThread);

        Assert.All(factors.Users.Row(1).ToArray(), value => Assert.Equal(0, value));
        Assert.All(factors.Items.Row(1).ToArray(), value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(-1f)]
    public void Weight_that_is_not_above_zero_is_refused(float weight) =>
        Assert.Throws<ArgumentException>(() => AlternatingLeastSquares.Train(
            InteractionMatrix.Build(1, 1, [new Interaction(0, 0, weight)]), Rules, OneThread));

    [Fact]
    public void Rules_for_ratings_are_refused() =>
        Assert.Throws<ArgumentException>(() => AlternatingLeastSquares.Train(
            RandomMatrices.Implicit(1), new FactorTrainingRules(16, 1, FactorRules.ForRatings(1, 1, 3), 1), OneThread));

    [Fact]
    public void Training_stops_when_asked()
    {
        using var cancellation = new CancellationTokenSource();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 1, CancellationToken = cancellation.Token };

        Assert.Throws<OperationCanceledException>(() => AlternatingLeastSquares.Train(
            RandomMatrices.Implicit(1), Rules, parallel, (_, _) => cancellation.Cancel()));
    }
}

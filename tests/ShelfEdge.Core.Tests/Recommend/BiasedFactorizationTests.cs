using CsCheck;
using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Core.Tests.Recommend;

public sealed class BiasedFactorizationTests
{
    private static readonly ParallelOptions OneThread = new() { MaxDegreeOfParallelism = 1 };

    [Fact]
    public void Planted_factors_predict_withheld_ratings()
    {
        (InteractionMatrix known, InteractionMatrix withheld) = RandomMatrices.Ratings(seed: 1);
        float mean = BiasedFactorization.MeanOf(known);

        TrainedFactors factors = Train(known, regularization: 0.02f, iterations: 15, seed: 1);
        TrainedFactors biases = Train(known, regularization: 50f, iterations: 15, seed: 1);

        // Noise has a deviation of 0.06; without factors the planted ones, about 0.47, are left.
        double error = RatingError.RootMeanSquare(withheld, mean, factors);
        Assert.InRange(error, 0.05, 0.2);
        Assert.True(RatingError.RootMeanSquare(withheld, mean, biases) > 2 * error);
    }

    [Fact]
    public void Loss_never_rises()
    {
        Gen.Select(Gen.Int[0, 1_000], Gen.Float[0.01f, 1f], Gen.Float[0f, 1f]).Sample(
            (seed, regularization, exponent) =>
            {
                InteractionMatrix ratings = RandomMatrices.Ratings(seed, users: 15, items: 12).Known;
                FactorRules rows = FactorRules.ForRatings(regularization, exponent, BiasedFactorization.MeanOf(ratings));
                double last = double.PositiveInfinity;

                BiasedFactorization.Train(ratings, new FactorTrainingRules(16, 6, rows, seed), OneThread, (_, factors) =>
                {
                    double loss = RatingError.Loss(ratings, rows, factors);
                    Assert.True(loss <= last * (1 + 1e-4), $"{loss} after {last}");
                    last = loss;
                });
            },
            iter: 30);
    }

    [Fact]
    public void Regularization_pulls_the_factors_to_zero()
    {
        InteractionMatrix ratings = RandomMatrices.Ratings(seed: 2).Known;

        Assert.True(Length(0.05f) > 2 * Length(5f));

        double Length(float regularization) => Train(ratings, regularization, 5, seed: 1).Items.Values.ToArray().Sum(value => value * value)
            - ratings.ItemCount;
    }

    [Fact]
    public void User_without_ratings_gets_the_mean_and_the_bias_of_the_item()
    {
        (InteractionMatrix known, _) = RandomMatrices.Ratings(seed: 3, users: 20, items: 10);
        InteractionMatrix oneMore = InteractionMatrix.Build(
            21,
            10,
            [.. Enumerable.Range(0, 20).SelectMany(user => Pairs(known, user))]);

        TrainedFactors factors = Train(oneMore, 0.1f, 5, seed: 1);

        float[] expected = new float[16];
        expected[RatingRowSolver.ItemBias] = 1;
        Assert.Equal(expected, factors.Users.Row(20).ToArray());
    }

    [Fact]
    public void Mean_of_no_ratings_is_zero() => Assert.Equal(0, BiasedFactorization.MeanOf(InteractionMatrix.Build(1, 1, [])));

    [Fact]
    public void Rules_for_implicit_feedback_are_refused() =>
        Assert.Throws<ArgumentException>(() => BiasedFactorization.Train(
            RandomMatrices.Implicit(1), new FactorTrainingRules(16, 1, FactorRules.ForImplicit(1, 1, 1), 1), OneThread));

    private static TrainedFactors Train(InteractionMatrix ratings, float regularization, int iterations, int seed) =>
        BiasedFactorization.Train(
            ratings,
            new FactorTrainingRules(16, iterations, FactorRules.ForRatings(regularization, 1, BiasedFactorization.MeanOf(ratings)), seed),
            OneThread);

    private static List<Interaction> Pairs(InteractionMatrix matrix, int user)
    {
        InteractionRow row = matrix.User(user);
        var pairs = new List<Interaction>();
        for (int i = 0; i < row.Indices.Length; i++)
        {
            pairs.Add(new Interaction(user, row.Indices[i], row.Weights[i]));
        }

        return pairs;
    }
}

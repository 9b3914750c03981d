using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Core.Tests.Recommend;

public sealed class RatingRecommendTests
{
    private static readonly ParallelOptions OneThread = new() { MaxDegreeOfParallelism = 1 };

    private static readonly FactorRules Rules = FactorRules.ForRatings(0.02f, 1, BiasedFactorization.MeanOf(Checkerboard.Ratings));

    private static readonly TrainedFactors Factors =
        BiasedFactorization.Train(Checkerboard.Ratings, new FactorTrainingRules(16, 15, Rules, seed: 1), OneThread);

    private static readonly FactorModel Model = Checkerboard.Model(Factors.Items, Rules, Checkerboard.Ratings);

    [Fact]
    public void Rating_withheld_is_the_only_one_left_and_predicted()
    {
        var recommender = new Recommender(Model);
        var best = new ScoredItem[2];
        for (int user = 0; user < Checkerboard.Side; user++)
        {
            Assert.Equal(1, recommender.Recommend(Checkerboard.Ratings.User(user), null, includeSeen: false, best));
            Assert.Equal(user, best[0].Item);
            Assert.InRange(best[0].Score, 4.5f, 5.5f);
        }
    }

    [Fact]
    public void Folding_a_user_in_agrees_with_their_trained_vector()
    {
        var foldIn = new FoldIn(Model);
        float[] shopper = new float[16];
        for (int user = 0; user < Checkerboard.Side; user++)
        {
            foldIn.Solve(Checkerboard.Ratings.User(user), shopper);

            Assert.Equal(Factors.Users.Row(user).ToArray(), shopper);
        }
    }

    [Fact]
    public void Few_ratings_of_a_stranger_predict_the_others()
    {
        var foldIn = new FoldIn(Model);
        float[] shopper = new float[16];

        foldIn.Solve(new InteractionRow([0, 1, 2, 3], [5f, 1f, 5f, 1f]), shopper);

        Assert.InRange(foldIn.Score(shopper, 10), 4f, 6f);
        Assert.InRange(foldIn.Score(shopper, 11), 0f, 2f);
    }
}

using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Core.Tests.Recommend;

public sealed class ImplicitRecommendTests : RecommendBehaviour
{
    private static readonly ParallelOptions OneThread = new() { MaxDegreeOfParallelism = 1 };

    private static readonly FactorRules Rules = FactorRules.ForImplicit(0.1f, 0.01f, 1);

    private static readonly TrainedFactors Factors =
        AlternatingLeastSquares.Train(Checkerboard.Interactions, new FactorTrainingRules(16, 10, Rules, seed: 1), OneThread);

    private static readonly FactorModel Model = Checkerboard.Model(Factors.Items, Rules, Checkerboard.Interactions);

    private readonly Recommender _recommender = new(Model);

    private protected override InteractionMatrix Trained => Checkerboard.Interactions;

    [Fact]
    public void Folding_a_user_in_agrees_with_their_trained_vector()
    {
        var foldIn = new FoldIn(Model);
        float[] shopper = new float[16];
        for (int user = 0; user < Checkerboard.Side; user++)
        {
            foldIn.Solve(Trained.User(user), shopper);

            Assert.Equal(Factors.Users.Row(user).ToArray(), shopper);
        }
    }

    [Fact]
    public void Stranger_who_shares_a_taste_is_offered_the_rest_of_it()
    {
        int[] basket = [0, 2, 4];
        var best = new ScoredItem[17];

        int count = _recommender.Recommend(new InteractionRow(basket, [1f, 1f, 1f]), null, includeSeen: false, best);

        Assert.Equal(17, count);
        Assert.Equal(Enumerable.Range(3, 17).Select(i => 2 * i), best.Select(scored => scored.Item).Order());
    }

    [Fact]
    public void Only_offered_items_are_recommended()
    {
        var offered = new ItemMask(Checkerboard.Side);
        offered[6] = offered[7] = offered[12] = true;
        var best = new ScoredItem[10];

        int count = _recommender.Recommend(Trained.User(12), offered, includeSeen: false, best);

        Assert.Equal([12, 7], best.Take(count).Select(scored => scored.Item));
    }

    [Fact]
    public void Mask_of_another_catalog_is_refused() => Assert.Throws<ArgumentException>(
        () => _recommender.Recommend(Trained.User(0), new ItemMask(3), includeSeen: false, new ScoredItem[1]));

    [Fact]
    public void Shopper_without_history_gets_what_most_users_had()
    {
        var model = new FactorModel(
            new ItemCatalog(["a", "b", "c"]), new FactorMatrix(3, 16), Rules, ConfidenceRules.Plain, [5, 9, 7]);
        var best = new ScoredItem[2];

        new Recommender(model).Recommend(new InteractionRow([], []), null, includeSeen: false, best);

        Assert.Equal([new ScoredItem(1, 9), new ScoredItem(2, 7)], best);
    }

    [Fact]
    public void Recommending_allocates_nothing()
    {
        var best = new ScoredItem[10];
        _recommender.Recommend(Trained.User(0), null, includeSeen: false, best);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int user = 0; user < Checkerboard.Side; user++)
        {
            _recommender.Recommend(Trained.User(user), null, includeSeen: false, best);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private protected override int Recommend(InteractionRow history, bool includeSeen, Span<ScoredItem> best) =>
        _recommender.Recommend(history, null, includeSeen, best);
}

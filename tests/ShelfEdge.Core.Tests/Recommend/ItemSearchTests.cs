using ShelfEdge.Core.Recommend;
using ShelfEdge.Testing;

namespace ShelfEdge.Core.Tests.Recommend;

public sealed class ItemSearchTests
{
    private static readonly FactorRules Rules = FactorRules.ForImplicit(0.1f, 0.01f, 1);

    private static readonly FactorModel Model = RandomModel(3_000, 48);

    private static readonly QuantizedItems Quantized = new(Model.Items);

    [Theory]
    [InlineData(16)]
    [InlineData(48)]
    [InlineData(256)]
    public void Quantized_score_of_vectors_is_that_of_one_product_after_the_other(int width)
    {
        FactorMatrix items = FactorMatrix.Random(200, width, 1, new Random(5));
        var quantized = new QuantizedItems(items);
        float[] shopper = FactorMatrix.Random(1, width, 1, new Random(6)).Row(0).ToArray();
        var best = new ScoredItem[200];

        Assert.Equal(200, quantized.Search(shopper, null, best));

        Assert.All(best, scored => Assert.Equal(quantized.ScorePlainly(shopper, scored.Item), scored.Score));
    }

    [Fact]
    public void Search_finds_what_a_full_exact_scan_finds()
    {
        var exact = new Recommender(Model);
        var search = new ItemSearch(Model, Quantized);
        var random = new Random(7);
        var expected = new ScoredItem[20];
        var found = new ScoredItem[20];
        for (int round = 0; round < 200; round++)
        {
            int[] basket = [.. Enumerable.Range(0, 5).Select(_ => random.Next(Model.Catalog.Count)).Distinct()];
            var history = new InteractionRow(basket, [.. basket.Select(_ => 1f + random.NextSingle())]);

            Assert.Equal(20, exact.Recommend(history, null, includeSeen: true, expected));
            Assert.Equal(20, search.Find(history, null, found));
            Assert.Equal(expected, found);
        }
    }

    [Fact]
    public void Only_offered_items_are_found()
    {
        var offered = new ItemMask(Model.Catalog.Count);
        offered[7] = offered[1_000] = offered[2_999] = true;
        var found = new ScoredItem[10];

        int count = new ItemSearch(Model, Quantized).Find(new InteractionRow([3], [1f]), offered, found);

        Assert.Equal([7, 1_000, 2_999], found.Take(count).Select(scored => scored.Item).Order());
    }

    [Fact]
    public void Trained_taste_is_found_on_the_checkerboard()
    {
        TrainedFactors trained = AlternatingLeastSquares.Train(
            Checkerboard.Interactions, new FactorTrainingRules(16, 10, Rules, seed: 1), new ParallelOptions { MaxDegreeOfParallelism = 1 });
        FactorModel model = Checkerboard.Model(trained.Items, Rules, Checkerboard.Interactions);
        var search = new ItemSearch(model, new QuantizedItems(model.Items));
        var found = new ScoredItem[1];
        for (int user = 0; user < Checkerboard.Side; user++)
        {
            // What the user has not seen: the own item is the only right answer.
            var unseen = new ItemMask(Checkerboard.Side);
            int[] seen = Checkerboard.Interactions.User(user).Indices.ToArray();
            foreach (int item in Enumerable.Range(0, Checkerboard.Side).Except(seen))
            {
                unseen[item] = true;
            }

            search.Find(Checkerboard.Interactions.User(user), unseen, found);

            Assert.Equal(user, found[0].Item);
        }
    }

    [Fact]
    public void Search_allocates_nothing()
    {
        var search = new ItemSearch(Model, Quantized);
        var found = new ScoredItem[20];
        int[] basket = [1, 2, 3];
        float[] weights = [1, 1, 1];

        Assert.Equal(0, Allocations.Of(() => search.Find(new InteractionRow(basket, weights), null, found)));
    }

    [Fact]
    public void Item_is_most_like_itself()
    {
        var search = new ItemSearch(Model, Quantized);

        Assert.Equal(1, search.Likeness(4, 4), 1e-5f);
        Assert.True(search.Likeness(4, 5) < 0.99f);
    }

    private static FactorModel RandomModel(int items, int width) => new(
        new ItemCatalog([.. Enumerable.Range(0, items).Select(item => $"item-{item}")]),
        FactorMatrix.Random(items, width, 0.3f, new Random(1)),
        Rules,
        ConfidenceRules.Plain,
        [.. new int[items]]);
}

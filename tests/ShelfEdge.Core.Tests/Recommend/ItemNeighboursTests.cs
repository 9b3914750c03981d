using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Core.Tests.Recommend;

public sealed class ItemNeighboursTests : RecommendBehaviour
{
    private static readonly ItemNeighbours Neighbours =
        ItemNeighbours.Find(Checkerboard.Interactions, 30, new ParallelOptions { MaxDegreeOfParallelism = 2 });

    private protected override InteractionMatrix Trained => Checkerboard.Interactions;

    [Fact]
    public void Neighbours_are_the_cosines_of_the_columns()
    {
        InteractionMatrix interactions = RandomMatrices.Implicit(seed: 2, users: 12, items: 9, pairs: 40);

        ItemNeighbours neighbours = ItemNeighbours.Find(interactions, 8, new ParallelOptions { MaxDegreeOfParallelism = 1 });

        float[][] columns = [.. Enumerable.Range(0, 9).Select(item => Column(interactions, item))];
        for (int item = 0; item < 9; item++)
        {
            (int Item, double Cosine)[] expected =
            [
                .. Enumerable.Range(0, 9)
                    .Where(other => other != item)
                    .Select(other => (other, Cosine(columns[item], columns[other])))
                    .Where(pair => pair.Item2 > 0)
                    .OrderByDescending(pair => pair.Item2),
            ];
            ScoredItem[] actual = neighbours.Of(item).ToArray();
            Assert.Equal(expected.Select(pair => pair.Item), actual.Select(scored => scored.Item));
            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First.Cosine, pair.Second.Score, 0.0001));
        }
    }

    [Fact]
    public void Only_the_nearest_are_kept()
    {
        ItemNeighbours all = ItemNeighbours.Find(RandomMatrices.Implicit(3), 19, new ParallelOptions());
        ItemNeighbours few = ItemNeighbours.Find(RandomMatrices.Implicit(3), 2, new ParallelOptions());

        Assert.All(Enumerable.Range(0, 20), item => Assert.Equal(all.Of(item).ToArray().Take(2), few.Of(item).ToArray()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(RecommendLimits.Neighbours + 1)]
    public void Count_out_of_range_is_refused(int count) => Assert.Throws<ArgumentOutOfRangeException>(
        () => ItemNeighbours.Find(Checkerboard.Interactions, count, new ParallelOptions()));

    private protected override int Recommend(InteractionRow history, bool includeSeen, Span<ScoredItem> best) =>
        Neighbours.Recommend(history, includeSeen, best);

    private static float[] Column(InteractionMatrix interactions, int item)
    {
        float[] column = new float[interactions.UserCount];
        InteractionRow users = interactions.Item(item);
        for (int i = 0; i < users.Indices.Length; i++)
        {
            column[users.Indices[i]] = users.Weights[i];
        }

        return column;
    }

    private static double Cosine(float[] left, float[] right)
    {
        double product = left.Zip(right).Sum(pair => (double)pair.First * pair.Second);
        return product / Math.Sqrt(left.Sum(value => (double)value * value) * right.Sum(value => (double)value * value));
    }
}

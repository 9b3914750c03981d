using CsCheck;
using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Core.Tests.Recommend;

public sealed class InteractionMatrixTests
{
    private static readonly Gen<Interaction> AnyInteraction =
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 5], Gen.Int[1, 9], (user, item, weight) => new Interaction(user, item, weight));

    [Fact]
    public void Matrix_agrees_with_a_dictionary_from_both_sides()
    {
        AnyInteraction.Array[0, 60].Sample(interactions =>
        {
            Dictionary<(int User, int Item), float> expected = interactions
                .GroupBy(interaction => (interaction.User, interaction.Item))
                .ToDictionary(group => group.Key, group => group.Sum(interaction => interaction.Weight));

            InteractionMatrix matrix = InteractionMatrix.Build(8, 6, interactions);

            Assert.Equal(expected.Count, matrix.Count);
            for (int user = 0; user < 8; user++)
            {
                AssertRow(expected.Where(pair => pair.Key.User == user).Select(pair => (pair.Key.Item, pair.Value)), matrix.User(user));
            }

            for (int item = 0; item < 6; item++)
            {
                AssertRow(expected.Where(pair => pair.Key.Item == item).Select(pair => (pair.Key.User, pair.Value)), matrix.Item(item));
            }
        });
    }

    [Theory]
    [InlineData(2, 0, 1f)]
    [InlineData(-1, 0, 1f)]
    [InlineData(0, 3, 1f)]
    [InlineData(0, -1, 1f)]
    [InlineData(0, 0, float.NaN)]
    [InlineData(0, 0, float.PositiveInfinity)]
    public void Interaction_that_does_not_fit_is_refused(int user, int item, float weight)
    {
        var exception = Assert.Throws<ArgumentException>(
            () => InteractionMatrix.Build(2, 3, [new Interaction(user, item, weight)]));

        Assert.Contains("does not fit 2 users and 3 items", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, 1, "users")]
    [InlineData(RecommendLimits.Users + 1, 1, "users")]
    [InlineData(1, RecommendLimits.Items + 1, "items")]
    public void Count_over_its_limit_is_refused(int users, int items, string named)
    {
        var exception = Assert.Throws<ArgumentException>(() => InteractionMatrix.Build(users, items, []));

        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
    }

    private static void AssertRow(IEnumerable<(int Index, float Weight)> expected, InteractionRow actual)
    {
        (int Index, float Weight)[] ordered = [.. expected.OrderBy(entry => entry.Index)];
        Assert.Equal(ordered.Select(entry => entry.Index), actual.Indices.ToArray());
        Assert.Equal(ordered.Select(entry => entry.Weight), actual.Weights.ToArray());
    }
}

using ShelfEdge.Lab.Scenes.Corpus;
using ShelfEdge.Lab.Scenes.Packages;

namespace ShelfEdge.Lab.Tests.Scenes.Corpus;

public sealed class ShopScenariosTests
{
    [Fact]
    public void The_corpus_has_twelve_scenarios_and_a_day_of_shop_time_at_least()
    {
        Assert.InRange(ShopStore.Corpus.Count, 12, 100);
        Assert.True(ShopStore.Corpus.Sum(entry => entry.Duration.TotalHours) >= 24);
        Assert.Equal(ShopStore.Corpus.Count, ShopStore.Corpus.Select(entry => entry.Name).Distinct().Count());
        Assert.Equal(ShopStore.Corpus.Count, ShopStore.Corpus.Select(entry => entry.Number).Distinct().Count());
    }

    [Theory]
    [InlineData("purchases", 2)]
    [InlineData("sold-behind-people", 3)]
    [InlineData("dead-camera", 2)]
    [InlineData("passers-by", 0)]
    [InlineData("standing-shoppers", 0)]
    public void Positions_sell_out_as_the_scenario_says_and_everything_ends_within_it(string name, int emptied)
    {
        CorpusScenario scenario = ShopStore.Corpus.Single(entry => entry.Name == name);
        using var store = new ShopStore(scenario, seed: 3, TextureLibrary.Empty);
        ShopCamera camera = store.Cameras[0];

        int[] minima = [.. camera.Shelf.Positions.Index().Select(entry =>
            Enumerable.Range(0, (int)scenario.Duration.TotalSeconds).Min(second => camera.Timeline.Standing(second, entry.Index)))];

        Assert.Equal(emptied, minima.Count(least => least == 0));
        Assert.Empty(camera.Timeline.See(((int)scenario.Duration.TotalSeconds / ShopTimeline.FramePeriod) - 1)!.Occluders);
    }

    [Fact]
    public void The_same_seed_gives_the_same_moments_and_another_seed_others()
    {
        CorpusScenario scenario = ShopStore.Corpus.Single(entry => entry.Name == "mixed-saturday");

        string first = Moments(scenario, 4);

        Assert.Equal(first, Moments(scenario, 4));
        Assert.NotEqual(first, Moments(scenario, 5));
    }

    private static string Moments(CorpusScenario scenario, int seed)
    {
        using var store = new ShopStore(scenario, seed, TextureLibrary.Empty);
        return string.Join('\n', store.Cameras.SelectMany(camera =>
            Enumerable.Range(0, 5400).Select(frame => camera.Timeline.See(frame)?.Key)));
    }
}

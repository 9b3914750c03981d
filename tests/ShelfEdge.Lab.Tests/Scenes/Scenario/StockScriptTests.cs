using ShelfEdge.Lab.Scenes.Packages;
using ShelfEdge.Lab.Scenes.Scenario;

namespace ShelfEdge.Lab.Tests.Scenes.Scenario;

public sealed class StockScriptTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(77)]
    public void One_position_runs_low_then_empty_within_25_frames_and_is_refilled(int seed)
    {
        using var textures = new TextureLibrary();
        using var camera = new ScenarioCamera(1, textures, new Random(seed));
        StockScript script = camera.Script;

        int main = Enumerable.Range(0, camera.Positions.Count)
            .Single(p => Enumerable.Range(0, 25).Any(frame => script.Facings(frame, p) == 0));
        ScenarioPosition position = camera.Positions[main];
        int low = Enumerable.Range(0, 25).First(frame => script.Facings(frame, main) <= position.LowThreshold);
        int empty = Enumerable.Range(0, 25).First(frame => script.Facings(frame, main) == 0);
        Assert.InRange(empty - low, 4, 20);
        Assert.Equal(position.Capacity, script.Facings(script.FrameCount - 1, main));
        Assert.Equal(0, script.Facings(empty + 10, main));
    }

    [Fact]
    public void Every_position_starts_full()
    {
        using var textures = new TextureLibrary();
        using var camera = new ScenarioCamera(2, textures, new Random(4));

        Assert.All(camera.Positions.Index(), entry => Assert.Equal(entry.Item.Capacity, camera.Script.Facings(0, entry.Index)));
        Assert.Equal(8, camera.Positions.Count);
        Assert.All(camera.Positions, position => Assert.InRange(position.Capacity, 3, 6));
    }

    [Fact]
    public void Shopper_walks_from_left_to_right_for_several_frames()
    {
        using var textures = new TextureLibrary();
        using var camera = new ScenarioCamera(1, textures, new Random(4));

        float[] way = [.. Enumerable.Range(0, 60).Select(camera.Script.Shopper).OfType<float>()];

        Assert.InRange(way.Length, 5, 10);
        Assert.Equal(way.Order(), way);
    }
}

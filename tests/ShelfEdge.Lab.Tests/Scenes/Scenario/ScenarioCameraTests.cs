using ShelfEdge.Lab.Scenes.Packages;
using ShelfEdge.Lab.Scenes.Scenario;
using SkiaSharp;

namespace ShelfEdge.Lab.Tests.Scenes.Scenario;

public sealed class ScenarioCameraTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    [InlineData(24)]
    public void Every_facing_is_in_sight_when_no_shopper_is(int frame)
    {
        using var textures = new TextureLibrary();
        using var camera = new ScenarioCamera(1, textures, new Random(6));

        (_, int[] visible) = camera.Render(frame);

        Assert.Equal(Enumerable.Range(0, camera.Positions.Count).Select(p => camera.Script.Facings(frame, p)), visible);
    }

    [Fact]
    public void Shopper_hides_facings_that_are_still_there()
    {
        using var textures = new TextureLibrary();
        using var camera = new ScenarioCamera(1, textures, new Random(6));
        int frame = Enumerable.Range(0, 60).First(f => camera.Script.Shopper(f) is > 0.4f);

        (_, int[] visible) = camera.Render(frame);

        int present = Enumerable.Range(0, camera.Positions.Count).Sum(p => camera.Script.Facings(frame, p));
        Assert.InRange(visible.Sum(), 0, present - 4);
    }

    [Fact]
    public void Zones_lie_inside_the_frame_and_apart()
    {
        using var textures = new TextureLibrary();
        using var camera = new ScenarioCamera(2, textures, new Random(8));

        SKRect[] zones = [.. camera.Positions.Select(p => Bounds(camera.Shelf.Zone(p)))];

        Assert.All(zones, zone =>
        {
            Assert.True(new SKRect(0, 0, ScenarioShelf.WidthPixels, ScenarioShelf.HeightPixels).Contains(zone));
            Assert.InRange(zone.Width, 150, 400);
            Assert.InRange(zone.Height, 120, 400);
        });
        for (int i = 1; i < 4; i++)
        {
            Assert.True(zones[i - 1].Right < zones[i].Left + 2);
        }
    }

    [Fact]
    public void Same_seed_gives_the_same_frames_and_noise_differs_between_frames()
    {
        using var textures = new TextureLibrary();
        using var first = new ScenarioCamera(1, textures, new Random(3));
        using var second = new ScenarioCamera(1, textures, new Random(3));

        byte[] frame = first.Render(0).Jpeg;

        Assert.Equal(frame, second.Render(0).Jpeg);
        Assert.NotEqual(frame, first.Render(1).Jpeg);
    }

    private static SKRect Bounds(SKPoint[] points) => new(
        points.Min(p => p.X), points.Min(p => p.Y), points.Max(p => p.X), points.Max(p => p.Y));
}

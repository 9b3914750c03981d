using ShelfEdge.Lab.Scenes;
using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Packages;

namespace ShelfEdge.Lab.Tests.Scenes;

public sealed class SceneComposerTests
{
    private const int Side = 320;

    [Fact]
    public void Bare_scene_has_no_product()
    {
        for (int seed = 0; seed < 12; seed++)
        {
            List<SceneLabel> labels = Compose(seed, SceneKind.Bare, out int products);

            Assert.Equal(0, products);
            Assert.DoesNotContain(labels, label => label.Category == SceneCategory.Product);
        }
    }

    [Theory]
    [InlineData((int)SceneKind.Bay)]
    [InlineData((int)SceneKind.Chiller)]
    [InlineData((int)SceneKind.Aisle)]
    [InlineData((int)SceneKind.HookWall)]
    [InlineData((int)SceneKind.Fridge)]
    [InlineData((int)SceneKind.Tabletop)]
    public void Filled_scene_has_products_in_most_views(int kind)
    {
        int withProducts = Enumerable.Range(0, 10).Count(seed =>
            Compose(seed, (SceneKind)kind, out _).Exists(label => label.Category == SceneCategory.Product));

        Assert.InRange(withProducts, 8, 10);
    }

    [Fact]
    public void Aisle_scenes_show_tags_and_gaps_as_well()
    {
        var seen = new HashSet<SceneCategory>();
        for (int seed = 0; seed < 15; seed++)
        {
            seen.UnionWith(Compose(seed, SceneKind.Aisle, out _).Select(label => label.Category));
        }

        Assert.Superset(new HashSet<SceneCategory> { SceneCategory.Product, SceneCategory.PriceTag, SceneCategory.Gap }, seen);
    }

    [Fact]
    public void Kinds_are_drawn_in_their_shares()
    {
        var random = new Random(3);
        var counts = Enumerable.Range(0, 4000).Select(_ => SceneComposer.DrawKind(random)).CountBy(kind => kind).ToDictionary();

        Assert.InRange(counts[SceneKind.Bare], 110, 210);
        Assert.InRange(counts[SceneKind.Fridge], 110, 210);
        Assert.InRange(counts[SceneKind.Bay], 1640, 1880);
        Assert.InRange(counts[SceneKind.Chiller], 320, 480);
    }

    private static List<SceneLabel> Compose(int seed, SceneKind kind, out int products)
    {
        using var canvas = new SceneCanvas(Side, Side);
        using var textures = new TextureLibrary();
        using var factory = new PackageFactory(textures);
        new SceneComposer(canvas, factory, new SkuSource()).Compose(new Random(seed), kind);
        products = canvas.Marks.Count(mark => mark.Category == SceneCategory.Product);
        var seen = new int[Side * Side];
        canvas.CopyMarks(seen);
        return LabelReader.Read(seen, Side, Side, canvas.Marks);
    }
}

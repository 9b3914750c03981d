using ShelfEdge.Lab.Scenes.Packages;
using SkiaSharp;

namespace ShelfEdge.Lab.Tests.Scenes.Packages;

public sealed class SkuCatalogueTests
{
    private const int Count = 120;

    [Fact]
    public void Article_is_the_same_whatever_the_size_of_the_catalogue()
    {
        var small = new SkuCatalogue(4, Count);
        var large = new SkuCatalogue(4, Count * 3);

        Assert.All(Enumerable.Range(0, Count), id => Assert.Equal(small[id], large[id]));
        Assert.Equal(Enumerable.Range(0, Count), Enumerable.Range(0, Count).Select(id => small[id].Id));
    }

    [Fact]
    public void Another_seed_gives_other_articles()
    {
        var four = new SkuCatalogue(4, Count);
        var five = new SkuCatalogue(5, Count);

        Assert.DoesNotContain(Enumerable.Range(0, Count), id => four[id].Brand == five[id].Brand);
    }

    [Fact]
    public void Members_of_a_family_share_size_and_shape_and_none_looks_like_another()
    {
        using var textures = new TextureLibrary();
        using var factory = new PackageFactory(textures);
        var catalogue = new SkuCatalogue(4, Count);
        var families = Enumerable.Range(0, Count).Select(id => catalogue[id]).GroupBy(sku => sku.Family).Where(f => f.Count() > 1).ToArray();

        Assert.InRange(families.Length, 10, Count);
        foreach (IGrouping<int, Sku> family in families)
        {
            Package[] packages = [.. family.Select(sku => factory.Make(sku, 8))];
            Assert.Single(packages.Select(package => (package.Size, package.Shape)).Distinct());
            Assert.Equal(packages.Length, packages.Select(package => Convert.ToHexString(Pixels(package.Front))).Distinct().Count());
        }
    }

    [Fact]
    public void Front_looks_the_same_at_every_scale()
    {
        using var textures = new TextureLibrary();
        using var factory = new PackageFactory(textures);
        var catalogue = new SkuCatalogue(4, Count);
        SKBitmap[] near = [.. Enumerable.Range(0, Count).Select(id => Thumbnail(factory.Make(catalogue[id], 12).Front))];
        SKBitmap[] far = [.. Enumerable.Range(0, Count).Select(id => Thumbnail(factory.Make(catalogue[id], 4).Front))];

        double[] own = [.. near.Zip(far, Difference)];
        double other = near.Zip(far.Skip(Count / 2).Concat(far.Take(Count / 2)), Difference).Average();

        Assert.InRange(own.Average(), 0, other / 5);
        Assert.InRange(own.Max(), 0, other);
        Assert.All(near.Concat(far), thumbnail => thumbnail.Dispose());
    }

    private static SKBitmap Thumbnail(SKImage image)
    {
        using SKBitmap bitmap = SKBitmap.FromImage(image);
        return bitmap.Resize(new SKImageInfo(8, 8), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
    }

    /// <summary>Mean difference in grey levels.</summary>
    private static double Difference(SKBitmap a, SKBitmap b) => a.Pixels.Zip(
        b.Pixels, (p, q) => (Math.Abs(p.Red - q.Red) + Math.Abs(p.Green - q.Green) + Math.Abs(p.Blue - q.Blue)) / 3.0).Average();

    private static ReadOnlySpan<byte> Pixels(SKImage image)
    {
        using SKPixmap pixels = image.PeekPixels();
        return pixels.GetPixelSpan();
    }
}

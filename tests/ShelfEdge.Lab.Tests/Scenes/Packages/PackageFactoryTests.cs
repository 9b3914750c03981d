using ShelfEdge.Lab.Scenes.Packages;
using SkiaSharp;

namespace ShelfEdge.Lab.Tests.Scenes.Packages;

public sealed class PackageFactoryTests
{
    public static TheoryData<int> Shapes() => [.. Enumerable.Range(0, PackageCatalogue.All.Count)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Outline_touches_all_four_sides(int shape)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            PackageSize size = PackageCatalogue.All[shape].Measure(random);
            SKPoint[] outline = PackageCatalogue.All[shape].Outline(random, size);

            Assert.InRange(outline.Min(p => p.X), -0.001f, 0.02f);
            Assert.InRange(outline.Min(p => p.Y), -0.001f, 0.02f);
            Assert.InRange(outline.Max(p => p.X), 0.98f, 1.001f);
            Assert.InRange(outline.Max(p => p.Y), 0.98f, 1.001f);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Same_brand_gives_the_same_picture_at_its_measure(int shape)
    {
        using var textures = new TextureLibrary();
        using var factory = new PackageFactory(textures);
        Brand brand = Brand.Draw(new Random(9));

        Package first = factory.Make(Sku.Single(brand, brand.Colours, PackageCatalogue.All[shape]), 6);
        Package second = factory.Make(Sku.Single(brand, brand.Colours, PackageCatalogue.All[shape]), 6);

        Assert.Equal(PackageFactory.Measure(brand, PackageCatalogue.All[shape]), first.Size);
        using SKPixmap a = first.Front.PeekPixels();
        using SKPixmap b = second.Front.PeekPixels();
        Assert.True(a.GetPixelSpan().SequenceEqual(b.GetPixelSpan()));
    }

    [Fact]
    public void Huge_scale_is_bounded()
    {
        using var textures = new TextureLibrary();
        using var factory = new PackageFactory(textures);
        Brand brand = Brand.Draw(new Random(9));

        Package package = factory.Make(Sku.Single(brand, brand.Colours, PackageCatalogue.Carton), 10_000);

        Assert.InRange(Math.Max(package.Front.Width, package.Front.Height), 100, 701);
    }
}

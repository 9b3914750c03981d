using System.Numerics;
using ShelfEdge.Lab.Scenes.Camera;
using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Packages;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>A few packages on a table or a counter, close and turned.</summary>
internal static class Tabletop
{
    private static readonly PackageShape[] Shapes =
    [
        PackageCatalogue.GableCarton, PackageCatalogue.Carton, PackageCatalogue.SmallCarton, PackageCatalogue.Bottle, PackageCatalogue.Jar,
        PackageCatalogue.Can, PackageCatalogue.CareBottle, PackageCatalogue.Bag, PackageCatalogue.Tub, PackageCatalogue.FlatCarton, PackageCatalogue.Fruit,
    ];

    public static void Draw(SceneCanvas canvas, Viewpoint view, Random random, PackageFactory factory, SkuSource articles)
    {
        Surroundings.Distance(canvas, random.Fork());
        SKColor top = random.Chance(0.5) ? random.Grey(60, 245) : random.Hsv(15, 45, 10, 60, 30, 90);
        float back = random.Between(15, 60);
        if (random.Chance(0.6))
        {
            canvas.Rect(view.FrontPlane(back), new SKRect(-300, -200, 300, 0), random.Chance(0.6) ? random.Grey(120, 250) : random.Hsv(0, 360, 5, 40, 50, 95));
        }

        SKMatrix plane = view.LevelPlane(0);
        var area = new SKRect(-300, Math.Max(-100, view.Eye.Z + 8), 300, back);
        canvas.Rect(plane, area, top);
        canvas.Paint(plane, brush => brush.Across(area, [top.Lit(1.15f), top, top.Lit(0.8f)]));
        using var stage = new PackageStage(canvas, view);
        var items = new List<PlacedPackage>();
        int count = random.Whole(1, 6);
        float x = -count * 5;
        for (int i = 0; i < count; i++)
        {
            float z = random.Between(0, Math.Min(18, back - 8));
            PackageShape shape = random.Pick<PackageShape>(Shapes);
            Package package = factory.Make(articles.Draw(random, shape), view.ScaleAt(new Vector3(x, -8, z)));
            items.Add(new PlacedPackage(package)
            {
                X = x, Y = 0, Z = z, Turn = random.Bell() * 25, Light = random.Between(0.85f, 1.05f), Mark = canvas.AddMark(SceneCategory.Product, package.Sku),
            });
            x += package.Size.Width * random.Between(0.8f, 1.6f);
        }

        items.Sort((a, b) => b.Z.CompareTo(a.Z));
        foreach (PlacedPackage item in items)
        {
            PackageSize size = item.Package.Size;
            canvas.Paint(plane, brush => brush.Glow(
                new SKRect(item.X - (size.Width * 0.2f), item.Z - 1, item.X + (size.Width * 1.25f), item.Z + size.Depth + 2), new SKColor(0, 0, 0, 130), new SKColor(0, 0, 0, 0)));
            stage.Draw(item);
        }
    }
}

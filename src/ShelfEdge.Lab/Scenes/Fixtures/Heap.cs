using System.Numerics;
using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Packages;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>Loose bags, fruit or small packs thrown together, as in bins, baskets and bulk trays.</summary>
internal static class Heap
{
    /// <summary>Fills the space from <c>left</c> to <c>right</c> above <c>bottom</c>, about <c>height</c> high.</summary>
    public static void Draw(
        PackageStage stage, Random random, IReadOnlyList<Package> packages, float left, float right, float bottom, float height, float depth)
    {
        float unit = packages.Max(p => Math.Min(p.Size.Width, p.Size.Height));
        Package package = random.Pick(packages);
        float change = right;
        int layers = Math.Clamp((int)(height / (unit * 0.55f)), 1, 9);
        for (int layer = layers - 1; layer >= 0; layer--)
        {
            float z = 1 + (depth * 0.5f * layer / layers);
            float y = bottom - (layer * unit * 0.55f);
            float x = left + (unit * random.Between(-0.2f, 0.3f));
            float light = 0.72f + (0.28f * (1 - (layer / (float)layers))) + random.Between(-0.12f, 0.08f);
            while (x < right - (unit * 0.6f))
            {
                if (packages.Count > 1 && x > change)
                {
                    package = random.Pick(packages);
                    change = x + random.Between(20, 60);
                }

                var foot = new Vector3(x, y, z);
                if (stage.View.DepthOf(foot) > 4)
                {
                    stage.Draw(new PlacedPackage(package)
                    {
                        X = x,
                        Y = y + random.Between(-0.15f, 0.2f),
                        Z = z + random.Between(-1, 0.5f),
                        Tilt = random.Bell() * 28,
                        Light = light * random.Between(0.85f, 1.05f),
                        Mark = stage.Canvas.AddMark(SceneCategory.Product, package.Sku),
                    });
                }

                x += package.Size.Width * random.Between(0.6f, 0.95f);
            }

            change = left + random.Between(10, 60);
        }
    }
}

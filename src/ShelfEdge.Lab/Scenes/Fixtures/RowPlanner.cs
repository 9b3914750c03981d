using System.Numerics;
using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Packages;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>Decides which SKUs stand on a board, side by side, until it is full.</summary>
internal sealed class RowPlanner(PackageStage stage, Random random, ShelfStyle style, Assortment assortment)
{
    private const int MostAttempts = 5;

    /// <summary>
    /// Runs from <c>left</c> to <c>right</c> for a row whose upper end is at <c>top</c> and that may be <c>room</c> high;
    /// <c>Tallest</c> is the height of the tallest column, all in centimetres.
    /// </summary>
    public (List<ShelfRun> Runs, float Tallest) Plan(float left, float right, float top, float room)
    {
        var runs = new List<ShelfRun>();
        PackageShape shape = assortment.DrawShape();
        bool mixed = random.Chance(0.4);
        float x = left + random.Between(0, 1.5f);
        float tallest = 0;
        Package? package = null;
        while (x < right)
        {
            if (mixed && random.Chance(0.35))
            {
                shape = assortment.DrawShape();
            }

            if (!stage.InFrame(x - 20, top + 60, 60, 70, 0))
            {
                float skip = random.Between(12, 30);
                runs.Add(new ShelfRun(null, x, skip, 1, 1, false));
                x += skip;
                continue;
            }

            package = Fitting(shape, x, top, Math.Min(right - x + 1, 900), room, tallest) ?? package;
            if (package is null || x + package.Size.Width > right + 1)
            {
                break;
            }

            PackageSize size = package.Size;
            bool crowded = package.Shape.Solid == PackageSolid.Flat && random.Chance(0.5);
            float pitch = crowded ? size.Width * random.Between(0.72f, 1) : size.Width + (random.Chance(0.75)
                ? random.Between(0, 0.3f) + (style.Spacing * 0.3f * random.NextSingle())
                : style.Spacing * random.NextSingle());
            int facings = Math.Min((int)MathF.Ceiling(MathF.Pow(random.NextSingle(), 1.6f) * 8), (int)(80 / pitch));
            facings = Math.Clamp(facings, 1, Math.Max(1, (int)((right - x) / pitch)));
            int stack = package.Shape.Stacks ? StackOf(size.Height, room, tallest) : 1;
            runs.Add(new ShelfRun(package, x, pitch, facings, stack, random.Chance(style.EmptyRuns)));
            tallest = Math.Max(tallest, size.Height * stack);
            x += (pitch * facings) + (random.Chance(0.2) ? random.Between(0, 4 * style.Spacing) : random.Between(0, 0.4f));
        }

        return (runs, Math.Max(9, tallest));
    }

    /// <summary>A package that fits and whose height goes with its neighbours', or null when none does.</summary>
    private Package? Fitting(PackageShape shape, float x, float top, float space, float room, float neighbour)
    {
        float scale = stage.View.ScaleAt(new Vector3(x, top + 15, 0));
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            bool any = neighbour == 0 || random.Chance(0.1);
            bool stacks = shape.Stacks;
            Package? package = assortment.Draw(shape, scale, size => size.Height < room && size.Width <= space
                && (any || (size.Height < neighbour * 1.35f && (stacks || size.Height > neighbour * 0.6f))));
            if (package is not null)
            {
                return package;
            }

            shape = attempt < 2 ? assortment.DrawShape() : random.Chance(0.5) ? PackageCatalogue.SmallCarton : PackageCatalogue.Can;
        }

        return null;
    }

    private int StackOf(float unit, float room, float tallest)
    {
        float target = Math.Min(room, tallest > 0 ? tallest * random.Between(0.9f, 1.25f) * style.Stacking : random.Between(9, 30));
        int most = Math.Clamp((int)(target / unit), 1, 7);
        return random.Chance(0.75) ? most : random.Whole(1, most);
    }
}

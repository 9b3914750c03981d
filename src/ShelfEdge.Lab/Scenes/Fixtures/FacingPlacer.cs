using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Packages;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>Stands the units of a run on its board: fronts, stacks, rows behind, turned, leaning and missing ones.</summary>
internal sealed class FacingPlacer(PackageStage stage, Random random, ShelfStyle style)
{
    private const int RowsSeenFromAbove = 2;
    private const int RowsSeenLevel = 1;

    private readonly SceneCanvas _canvas = stage.Canvas;

    /// <summary>Adds the run's units to <c>items</c>; the first row is labelled, and empty facings are marked as gaps.</summary>
    public void Place(ShelfRun run, float board, bool filled, List<PlacedPackage> items)
    {
        Package package = run.Package!;
        PackageSize size = package.Size;
        float setback = style.Setback * random.NextSingle();
        float sold = random.Chance(style.SoldDown) ? random.Between(0, style.Depth * 0.65f) : 0;
        for (int facing = 0; facing < run.Facings; facing++)
        {
            float x = run.X + (facing * run.Pitch) + ((run.Pitch - size.Width) * random.NextSingle());
            if (!filled || random.Chance(style.EmptyFacings))
            {
                MarkGap(x, board, size.Width, size.Height * Math.Min(run.Stack, 2));
                continue;
            }

            float z = setback + (random.NextSingle() * (0.3f + style.Disorder));
            if (sold > 0 && random.Chance(0.6))
            {
                z += sold * random.NextSingle();
            }
            else if (random.Chance(0.04 + (style.Disorder * 0.1)))
            {
                z += random.Between(2, style.Depth * 0.5f);
            }

            PlaceColumn(run, x, board, z, items);
        }
    }

    private void PlaceColumn(ShelfRun run, float x, float board, float z, List<PlacedPackage> items)
    {
        Package package = run.Package!;
        PackageSize size = package.Size;
        float light = random.Between(1, 1.1f) * (1 - (style.Shade * 0.5f * Math.Min(1, z / 30)));
        bool soft = package.Shape.Solid == PackageSolid.Flat;
        int column = random.Chance(0.75) ? run.Stack : random.Whole(1, run.Stack);
        bool above = stage.View.Eye.Y < board - (size.Height * run.Stack) - 3;
        int behind = above ? RowsSeenFromAbove : RowsSeenLevel;
        for (int row = 0; row <= behind && (row == 0 || z + size.Depth < style.Depth); row++)
        {
            int units = row == 0 ? column : random.Chance(0.12) ? random.Whole(0, run.Stack) : run.Stack;
            for (int unit = 0; unit < units; unit++)
            {
                bool untidy = soft || random.Chance(0.08 + (style.Disorder * 0.35));
                float tilt = untidy ? random.Bell() * (soft ? 2.5f : 0.6f) * (1 + (style.Disorder * 3)) : 0;
                float y = board - (unit * size.Height);
                float shift = random.Between(-0.5f, 0.5f) * (0.2f + (style.Disorder * (unit > 0 ? 2 : 1)));
                if (row == 0 && unit == 0 && units == 1 && random.Chance(style.Disorder * 0.04))
                {
                    bool left = random.Chance(0.5);
                    tilt = left ? -90 : 90;
                    y -= size.Width / 2;
                    shift += (left ? -0.5f : 0.5f) * (size.Width - size.Height) * 0.5f;
                }

                items.Add(new PlacedPackage(package)
                {
                    X = x + shift,
                    Y = y,
                    Z = z + (unit * 0.01f),
                    Tilt = tilt,
                    Turn = untidy && random.Chance(0.5) ? random.Bell() * ((soft ? 7 : 2) + (style.Disorder * 14)) : 0,
                    Light = light,
                    Mark = row == 0 ? _canvas.AddMark(SceneCategory.Product, package.Sku) : 0,
                });
            }

            z += size.Depth + random.Between(0.2f, 0.8f);
            light *= style.Falloff;
        }
    }

    private void MarkGap(float x, float board, float width, float height)
    {
        SKPoint[] corners = [new(x, board - height), new(x + width, board - height), new(x + width, board), new(x, board)];
        _canvas.Claim(stage.View.FrontPlane(2), corners, _canvas.AddMark(SceneCategory.Gap));
    }
}

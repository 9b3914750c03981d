using System.Numerics;
using ShelfEdge.Lab.Scenes.Camera;
using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Packages;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>
/// A wall of boards from <paramref name="left"/> to <paramref name="right"/> centimetres, <paramref name="height"/> high on the
/// floor at Y = 0, filled board by board from the top.
/// </summary>
internal sealed class ShelfFixture(
    PackageStage stage, Random random, ShelfStyle style, Assortment assortment, float left, float right, float height)
{
    private const int RowsDrawnBehind = 3;

    private readonly SceneCanvas _canvas = stage.Canvas;
    private readonly Viewpoint _view = stage.View;

    /// <summary><c>filled</c>: False draws the bare fixture with its tags.</summary>
    public void Draw(bool filled)
    {
        DrawBack();
        float top = -height;
        bool first = true;
        while (top < -14)
        {
            List<ShelfRun> runs = PlanRow(top, -top - style.EdgeHeight - 6, out float tallest);
            float opening = tallest + random.Between(1.5f, 3 + (tallest * 0.4f));
            float board = Math.Min(top + opening, -random.Between(6, 14));
            if (-board < 24)
            {
                board = Math.Max(board, -12);
            }

            DrawCompartment(runs, first ? top - 30 : top, board, filled, first);
            DrawEdge(runs, board);
            top = board + style.EdgeHeight;
            first = false;
        }

        _canvas.Rect(_view.FrontPlane(1), new SKRect(left, -7, right, 0), style.Board.Lit(0.55f));
        DrawUprights();
    }

    private List<ShelfRun> PlanRow(float top, float room, out float tallest)
    {
        var runs = new List<ShelfRun>();
        PackageShape shape = assortment.DrawShape();
        bool mixed = random.Chance(0.4);
        float x = left + random.Between(0, 2);
        tallest = 9;
        Package? package = null;
        while (x < right)
        {
            if (mixed && random.Chance(0.35))
            {
                shape = assortment.DrawShape();
            }

            bool visible = stage.InFrame(x - 20, top + 60, 60, 70, 0);
            if (!visible)
            {
                float skip = random.Between(12, 30);
                runs.Add(new ShelfRun(null, x, skip, 1, 1, false));
                x += skip;
                continue;
            }

            package = Fitting(shape, x, top, room, runs.Count > 0 && tallest > 9 ? tallest : 0) ?? package;
            if (package is null)
            {
                break;
            }

            PackageSize size = package.Size;
            float pitch = size.Width + (random.Chance(0.75) ? random.Between(0, 0.3f) + (style.Spacing * 0.3f * random.NextSingle()) : style.Spacing * random.NextSingle());
            int facings = Math.Max(1, Math.Min((int)MathF.Ceiling(MathF.Pow(random.NextSingle(), 1.6f) * 8), (int)(80 / pitch)));
            int stack = package.Shape.Stacks ? StackOf(size.Height, room, tallest) : 1;
            runs.Add(new ShelfRun(package, x, pitch, facings, stack, random.Chance(style.EmptyRuns)));
            tallest = Math.Max(tallest, size.Height * stack);
            x += (pitch * facings) + (random.Chance(0.2) ? random.Between(0, 4 * style.Spacing) : random.Between(0, 0.4f));
        }

        return runs;
    }

    private Package? Fitting(PackageShape shape, float x, float top, float room, float neighbour)
    {
        float scale = _view.ScaleAt(new Vector3(x, top + 15, 0));
        for (int attempt = 0; attempt < 3; attempt++)
        {
            Package package = assortment.Draw(shape, scale);
            bool alike = neighbour == 0 || random.Chance(0.12)
                || (package.Size.Height < neighbour * 1.35f && (package.Shape.Stacks || package.Size.Height > neighbour * 0.55f));
            if (package.Size.Height < room && alike)
            {
                return package;
            }

            shape = assortment.DrawShape();
        }

        return null;
    }

    private int StackOf(float unit, float room, float tallest)
    {
        float target = Math.Min(room, tallest > 9 ? tallest * random.Between(0.9f, 1.25f) : random.Between(10, 30));
        int most = Math.Clamp((int)(target / unit), 1, 7);
        return random.Chance(0.75) ? most : random.Whole(1, most);
    }

    private void DrawBack()
    {
        SKMatrix plane = _view.FrontPlane(style.Depth);
        var area = new SKRect(left, -height - 10, right, 0);
        _canvas.Rect(plane, area, style.Back.Lit(1 - (style.Shade * 0.45f)));
        _canvas.Paint(plane, brush =>
        {
            switch (style.BackKind)
            {
                case BackKind.Perforated:
                    float pitch = 2.5f * Math.Max(1, MathF.Ceiling(2.2f / (2.5f * _view.ScaleAt(new Vector3(0, -height / 2, style.Depth)))));
                    for (float y = area.Top; y < 0; y += pitch * 1.6f)
                    {
                        for (float x = Math.Max(left, _view.Eye.X - 250); x < Math.Min(right, _view.Eye.X + 250); x += pitch * 1.6f)
                        {
                            brush.Fill(new SKRect(x, y, x + (pitch * 0.5f), y + (pitch * 0.5f)), new SKColor(0, 0, 0, 110));
                        }
                    }

                    break;
                case BackKind.Slats:
                    for (float y = area.Top; y < 0; y += 7)
                    {
                        brush.Fill(new SKRect(left, y, right, y + 0.8f), new SKColor(0, 0, 0, 90));
                    }

                    break;
                case BackKind.Wire:
                    for (float x = Math.Max(left, _view.Eye.X - 250); x < Math.Min(right, _view.Eye.X + 250); x += 6)
                    {
                        brush.Fill(new SKRect(x, area.Top, x + 0.5f, 0), style.Board.Lit(1.2f));
                    }

                    break;
                default:
                    break;
            }
        });
        foreach (float x in (ReadOnlySpan<float>)[left, right])
        {
            _canvas.Rect(_view.SidePlane(x), new SKRect(0, -height - 5, style.Depth, 0), style.Board.Lit(0.7f));
        }
    }

    private void DrawCompartment(List<ShelfRun> runs, float top, float board, bool filled, bool open)
    {
        _canvas.Clip(Quad(left - (open ? 20 : 0), top, right + (open ? 20 : 0), board + 0.5f));
        if (!open && _view.Eye.Y > top)
        {
            _canvas.Rect(_view.LevelPlane(top), new SKRect(left, 0, right, style.Depth), style.Board.Lit(0.5f));
        }

        if (_view.Eye.Y < board)
        {
            SKMatrix level = _view.LevelPlane(board);
            _canvas.Rect(level, new SKRect(left, 0, right, style.Depth), style.Board.Lit(0.95f));
            _canvas.Paint(level, brush => brush.Down(
                new SKRect(left, 0, right, style.Depth), [new SKColor(0, 0, 0, 10), new SKColor(0, 0, 0, (byte)(style.Shade * 190))]));
        }

        if (!open)
        {
            Shade(style.Depth * 0.6f, top, board, style.Shade * 0.8f);
        }

        var items = new List<PlacedPackage>();
        foreach (ShelfRun run in runs)
        {
            if (run.Package is not null)
            {
                Place(run, board, filled && !run.Empty, items);
            }
        }

        float eye = _view.Eye.X;
        items.Sort((a, b) =>
        {
            int depth = b.Z.CompareTo(a.Z);
            return depth != 0 ? depth : Math.Abs(b.X - eye).CompareTo(Math.Abs(a.X - eye));
        });
        foreach (PlacedPackage item in items)
        {
            stage.Draw(item);
        }

        if (!open)
        {
            Shade(0, top, top + ((board - top) * 0.6f), style.Shade * 0.35f);
        }

        _canvas.Unclip();
    }

    private void Place(ShelfRun run, float board, bool filled, List<PlacedPackage> items)
    {
        Package package = run.Package!;
        PackageSize size = package.Size;
        float setback = style.Setback * random.NextSingle();
        for (int facing = 0; facing < run.Facings; facing++)
        {
            float x = run.X + (facing * run.Pitch) + ((run.Pitch - size.Width) * random.NextSingle());
            if (!filled || random.Chance(style.EmptyFacings))
            {
                float height = size.Height * Math.Min(run.Stack, 2);
                _canvas.Claim(
                    _view.FrontPlane(2),
                    [new(x, board - height), new(x + size.Width, board - height), new(x + size.Width, board), new(x, board)],
                    _canvas.AddMark(SceneCategory.Gap));
                continue;
            }

            float z = setback + (random.NextSingle() * (0.3f + style.Disorder));
            if (random.Chance(0.06 + (style.Disorder * 0.1)))
            {
                z += random.Between(2, style.Depth * 0.55f);
            }

            float frontLight = random.Between(0.96f, 1.04f) * (1 - (style.Shade * 0.5f * Math.Min(1, z / 30)));
            float light = frontLight;
            int column = random.Chance(0.75) ? run.Stack : random.Whole(1, run.Stack);
            for (int row = 0; row <= RowsDrawnBehind && z + size.Depth < style.Depth; row++)
            {
                int units = row == 0 ? column : run.Stack;
                for (int unit = 0; unit < units; unit++)
                {
                    bool last = row > 0 && random.Chance(0.12);
                    if (last)
                    {
                        break;
                    }

                    int mark = row == 0 ? _canvas.AddMark(SceneCategory.Product) : 0;
                    float wobble = random.Between(-0.5f, 0.5f) * (0.3f + (style.Disorder * (unit > 0 ? 2 : 1)));
                    float tilt = random.Chance(0.1 + (style.Disorder * 0.4)) ? random.Bell() * (0.6f + (style.Disorder * 3)) : 0;
                    items.Add(new PlacedPackage(package, x + wobble, board - (unit * size.Height), z + (unit * 0.01f), tilt, light, mark));
                }

                z += size.Depth + random.Between(0.2f, 0.8f);
                light *= style.Falloff;
            }
        }
    }

    private void DrawEdge(List<ShelfRun> runs, float board)
    {
        SKMatrix plane = _view.FrontPlane(-0.5f);
        var edge = new SKRect(left, board, right, board + style.EdgeHeight);
        _canvas.Rect(plane, edge, style.Board);
        float rail = Math.Max(style.EdgeHeight - 0.8f, style.EdgeHeight * 0.75f);
        _canvas.Paint(plane, brush =>
        {
            brush.Fill(new SKRect(left, board + (style.EdgeHeight - rail), right, board + style.EdgeHeight), style.Rail);
            brush.Down(edge, [new SKColor(255, 255, 255, 60), new SKColor(255, 255, 255, 0), new SKColor(0, 0, 0, 70)], [0, 0.4f, 1]);
        });
        if (style.TagDensity <= 0)
        {
            return;
        }

        SKMatrix tagPlane = _view.FrontPlane(-0.8f);
        float drop = random.Between(0, 1.5f);
        float fit = Math.Min(1, style.EdgeHeight / style.Tags.Height * random.Between(0.9f, 1.3f));
        foreach (ShelfRun run in runs)
        {
            int tags = (int)(style.TagDensity + random.NextSingle());
            for (int i = 0; i < tags; i++)
            {
                float x = run.X + (run.Width * (i + random.Between(0.1f, 0.6f)) / Math.Max(1, tags));
                if (x + style.Tags.Width < right && stage.InFrame(x, board + 4, style.Tags.Width, 4, 0))
                {
                    style.Tags.Print(_canvas, tagPlane, random, x, board + style.EdgeHeight + drop - 0.3f, fit);
                }
            }
        }
    }

    private void DrawUprights()
    {
        if (random.Chance(0.5))
        {
            return;
        }

        float bay = random.Between(60, 130);
        float width = random.Between(1.5f, 5);
        SKMatrix plane = _view.FrontPlane(random.Chance(0.6) ? style.Depth * 0.1f : -1);
        for (float x = left; x <= right; x += bay)
        {
            _canvas.Rect(plane, new SKRect(x - width, -height - 8, x, 0), style.Board.Lit(0.8f));
        }
    }

    private void Shade(float z, float top, float bottom, float strength)
    {
        byte dark = (byte)Math.Clamp(strength * 255, 0, 255);
        _canvas.Paint(_view.FrontPlane(z), brush => brush.Down(
            new SKRect(left - 50, top, right + 50, bottom), [new SKColor(0, 0, 0, dark), new SKColor(0, 0, 0, 0)]));
    }

    private SKPoint[] Quad(float x1, float y1, float x2, float y2)
    {
        SKMatrix plane = _view.FrontPlane(0);
        float low = Math.Max(x1, _view.Eye.X - 600), high = Math.Min(x2, _view.Eye.X + 600);
        return [plane.MapPoint(low, y1), plane.MapPoint(high, y1), plane.MapPoint(high, y2), plane.MapPoint(low, y2)];
    }

}

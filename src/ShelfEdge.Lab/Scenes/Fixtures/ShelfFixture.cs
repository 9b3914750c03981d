using ShelfEdge.Lab.Scenes.Camera;
using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Packages;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>
/// A bay of boards from <paramref name="left"/> to <paramref name="right"/> centimetres, <paramref name="height"/> high on the
/// floor at Y = 0, filled board by board from the top.
/// </summary>
internal sealed class ShelfFixture(
    PackageStage stage, Random random, ShelfStyle style, Assortment assortment, float left, float right, float height)
{
    private readonly SceneCanvas _canvas = stage.Canvas;
    private readonly Viewpoint _view = stage.View;
    private readonly RowPlanner _planner = new(stage, random, style, assortment);
    private readonly FacingPlacer _placer = new(stage, random, style);
    private readonly ShelfEdgeStrip _edge = new(stage, random, style);

    /// <summary>False draws the bare fixture with its tags.</summary>
    public bool Filled { get; init; } = true;

    public void Draw()
    {
        var whole = new SKRect(left, -height - 8, right, 0);
        ShelfBack.Draw(_canvas, _view, style, whole, style.Depth);
        if (style.Walls)
        {
            ShelfBack.DrawSides(_canvas, _view, style, whole);
        }

        float top = -height;
        bool first = true;
        float foot = random.Between(6, 14);
        while (top < -foot - 12)
        {
            float room = -top - style.EdgeHeight - foot;
            (List<ShelfRun> runs, float tallest) = _planner.Plan(left, right, top, room);
            float opening = tallest + random.Between(1.5f, 3 + (tallest * style.Headroom));
            float board = Math.Min(top + opening, -foot);
            if (-board < foot + 16)
            {
                board = -foot;
            }

            _canvas.BeginRow();
            DrawCompartment(runs, first ? top - 30 : top, board, first);
            _canvas.EndRow();
            _edge.Draw(runs, left, right, board);
            top = board + style.EdgeHeight;
            first = false;
        }

        _canvas.Rect(_view.FrontPlane(1), new SKRect(left, top, right, 0), style.Board.Lit(0.55f));
        if (style.UprightWidth > 0)
        {
            SKMatrix plane = _view.FrontPlane(style.UprightsInFront ? -0.7f : 2);
            _canvas.Rect(plane, new SKRect(left - (style.UprightWidth / 2), -height - 8, left + (style.UprightWidth / 2), 0), style.Board.Lit(0.8f));
            _canvas.Rect(plane, new SKRect(right - (style.UprightWidth / 2), -height - 8, right + (style.UprightWidth / 2), 0), style.Board.Lit(0.85f));
        }
    }

    private void DrawCompartment(List<ShelfRun> runs, float top, float board, bool open)
    {
        _canvas.Clip(Quad(left - (open ? 20 : 0), top, right + (open ? 20 : 0), board + 0.5f));
        DrawBoards(top, board, open);
        if (!open && style.DeepShade)
        {
            Shade(style.Depth * 0.6f, top, board, style.Shade * 0.8f);
        }

        if (open && style.Overstock && Filled)
        {
            Overstock.Draw(_canvas, _view, random, left, right, board, board - top);
        }
        else if (Filled && random.Chance(style.Heaps))
        {
            DrawHeap(top, board);
        }
        else
        {
            DrawRuns(runs, board);
        }

        if (!open)
        {
            Shade(0, top, top + ((board - top) * 0.6f), style.Shade * 0.35f);
        }

        _canvas.Unclip();
    }

    private void DrawBoards(float top, float board, bool open)
    {
        var level = new SKRect(left, 0, right, style.Depth);
        if (!open && _view.Eye.Y > top)
        {
            _canvas.Rect(_view.LevelPlane(top), level, style.Board.Lit(0.5f));
        }

        if (_view.Eye.Y < board)
        {
            SKMatrix plane = _view.LevelPlane(board);
            _canvas.Rect(plane, level, style.Board.Lit(0.95f));
            _canvas.Paint(plane, brush => brush.Down(level, [new SKColor(0, 0, 0, 10), new SKColor(0, 0, 0, (byte)(style.Shade * 190))]));
        }
    }

    private void DrawRuns(List<ShelfRun> runs, float board)
    {
        var items = new List<PlacedPackage>();
        foreach (ShelfRun run in runs)
        {
            if (run.Package is not null)
            {
                _placer.Place(run, board, Filled && !run.Empty, items);
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

        if (Filled && random.Chance(style.Trays))
        {
            foreach (ShelfRun run in runs)
            {
                if (run.Package is { } package && !run.Empty && random.Chance(0.7))
                {
                    DrawTray(run, package, board);
                }
            }
        }
    }

    /// <summary>The low front wall of a shelf-ready carton, which hides the feet of the goods.</summary>
    private void DrawTray(ShelfRun run, Package package, float board)
    {
        float wall = package.Size.Height * random.Between(0.12f, 0.4f);
        SKMatrix plane = _view.FrontPlane(-0.2f);
        var area = new SKRect(run.X, board - wall, run.X + run.Width, board);
        SKColor paper = random.Chance(0.4) ? random.Hsv(25, 40, 25, 50, 50, 80) : random.Chance(0.6) ? package.Colours.Main : package.Colours.Accent;
        float horn = random.Chance(0.5) ? wall * random.Between(0.5f, 1.5f) : 0;
        _canvas.Polygon(
            plane,
            [new(area.Left, board - wall - horn), new(area.Left + horn, board - wall), new(area.Right - horn, board - wall), new(area.Right, board - wall - horn), new(area.Right, board), new(area.Left, board)],
            paper);
        _canvas.Paint(plane, brush => PseudoText.Line(
            brush, random, FacePrinter.Part(area, 0.2f, 0.25f, 0.8f, 0.8f), BrandColours.TextOn(paper, random), 0.18f, Script.Letters));
    }

    private void DrawHeap(float top, float board)
    {
        PackageShape shape = random.Pick<PackageShape>([PackageCatalogue.Pouch, PackageCatalogue.LyingBag, PackageCatalogue.Sachet, PackageCatalogue.Fruit, PackageCatalogue.Fruit]);
        float scale = _view.ScaleAt(new System.Numerics.Vector3((left + right) / 2, board, 0));
        Package[] packages = [.. Enumerable.Range(0, random.Whole(1, 3)).Select(_ => assortment.Draw(shape, scale))];
        float from = left;
        while (from < right - 10)
        {
            float to = Math.Min(right, from + random.Between(30, 70));
            if (stage.InFrame(from, board, to - from, 30, 0))
            {
                Heap.Draw(stage, random, [random.Pick(packages)], from, to, board, (board - top) * random.Between(0.5f, 0.95f), style.Depth);
            }

            from = to;
        }

        if (random.Chance(0.6))
        {
            float wall = (board - top) * random.Between(0.15f, 0.4f);
            SKColor plastic = random.Chance(0.8) ? random.Grey(150, 240) : random.Hsv(0, 360, 40, 90, 40, 90);
            Crate.DrawFront(_canvas, _view, random, new SKRect(left, board - wall, right, board), -0.5f, plastic);
        }
    }

    private void Shade(float z, float top, float bottom, float strength)
    {
        byte dark = (byte)Math.Clamp(strength * 255, 0, 255);
        SKMatrix plane = _view.FrontPlane(z);
        float low = Math.Max(left - 30, _view.Eye.X - 500), high = Math.Min(right + 30, _view.Eye.X + 500);
        float middle = (low + high) / 2;
        using SKPath path = Outlines.Path([plane.MapPoint(low, top), plane.MapPoint(high, top), plane.MapPoint(high, bottom), plane.MapPoint(low, bottom)]);
        _canvas.Brush.FillGradient(
            path, plane.MapPoint(middle, top), plane.MapPoint(middle, bottom), [new SKColor(0, 0, 0, dark), new SKColor(0, 0, 0, 0)]);
    }

    private SKPoint[] Quad(float x1, float y1, float x2, float y2)
    {
        SKMatrix plane = _view.FrontPlane(0);
        float low = Math.Max(x1, _view.Eye.X - 600), high = Math.Min(x2, _view.Eye.X + 600);
        return [plane.MapPoint(low, y1), plane.MapPoint(high, y1), plane.MapPoint(high, y2), plane.MapPoint(low, y2)];
    }
}

using ShelfEdge.Lab.Scenes.Camera;
using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Packages;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>The front of a board: its price rail, tags, wobblers and clear front stop.</summary>
internal sealed class ShelfEdgeStrip(PackageStage stage, Random random, ShelfStyle style)
{
    private readonly SceneCanvas _canvas = stage.Canvas;
    private readonly Viewpoint _view = stage.View;

    public void Draw(List<ShelfRun> runs, float left, float right, float board)
    {
        SKMatrix plane = _view.FrontPlane(-0.5f);
        var edge = new SKRect(left, board, right, board + style.EdgeHeight);
        if (style.FrontStop > 0)
        {
            _canvas.Paint(plane, brush => brush.Down(
                new SKRect(left, board - style.FrontStop, right, board),
                [new SKColor(255, 255, 255, 150), new SKColor(235, 240, 245, 40), new SKColor(235, 240, 245, 80)],
                [0, 0.12f, 1]));
        }

        if (random.Chance(style.WireStop))
        {
            DrawWires(plane, left, right, board);
        }

        _canvas.Rect(plane, edge, style.Board);
        float rail = Math.Max(style.EdgeHeight - 0.8f, style.EdgeHeight * 0.75f);
        _canvas.Paint(plane, brush =>
        {
            brush.Fill(new SKRect(left, board + (style.EdgeHeight - rail), right, board + style.EdgeHeight), style.Rail);
            brush.Down(edge, [new SKColor(255, 255, 255, 60), new SKColor(255, 255, 255, 0), new SKColor(0, 0, 0, 70)], [0, 0.4f, 1]);
        });
        if (random.Chance(style.PrintedEdge))
        {
            PrintEdge(plane, edge);
        }

        if (style.TagDensity > 0)
        {
            PrintTags(runs, right, board);
        }
    }

    private void DrawWires(SKMatrix plane, float left, float right, float board)
    {
        SKColor wire = random.Chance(0.5) ? random.Grey(10, 60) : random.Grey(150, 230);
        float height = random.Between(4, 9);
        _canvas.Paint(plane, brush =>
        {
            for (float y = 0; y < height; y += height / 3)
            {
                brush.Fill(new SKRect(left, board - height + y, right, board - height + y + 0.45f), wire);
            }

            for (float x = Math.Max(left, _view.Eye.X - 300); x < Math.Min(right, _view.Eye.X + 300); x += 5)
            {
                brush.Fill(new SKRect(x, board - height, x + 0.3f, board), wire.Lit(0.85f));
            }
        });
    }

    /// <summary>A strip that a brand has printed: its colours, name and pictures again and again.</summary>
    private void PrintEdge(SKMatrix plane, SKRect edge)
    {
        BrandColours colours = BrandColours.Draw(random);
        float scale = _view.ScaleAt(new System.Numerics.Vector3(_view.Eye.X, edge.Top, 0)), repeat = random.Between(14, 50);
        int seed = random.Next();
        bool pictures = random.Chance(0.6);
        _canvas.Paint(plane, brush =>
        {
            brush.Fill(edge, colours.Ground);
            for (float x = Math.Max(edge.Left, _view.Eye.X - 250); x < Math.Min(edge.Right - repeat, _view.Eye.X + 250); x += repeat)
            {
                var printer = new FacePrinter(brush, new Random(seed), colours, TextureLibrary.Empty, scale);
                var area = new SKRect(x, edge.Top, x + repeat, edge.Bottom);
                if (pictures)
                {
                    printer.InnerPack(FacePrinter.Part(area, 0.05f, 0.05f, 0.05f + (edge.Height * 0.7f / repeat), 0.95f));
                }

                printer.Logo(FacePrinter.Part(area, 0.3f, 0.15f, 0.75f, 0.85f), Script.Letters);
            }
        });
    }

    private void PrintTags(List<ShelfRun> runs, float right, float board)
    {
        SKMatrix plane = _view.FrontPlane(-0.8f);
        float drop = random.Between(0, 1.5f);
        float fit = Math.Min(1, style.EdgeHeight / style.Tags.Height * random.Between(0.9f, 1.3f));
        foreach (ShelfRun run in runs)
        {
            int tags = (int)(style.TagDensity + random.NextSingle());
            for (int i = 0; i < tags; i++)
            {
                float x = run.X + (run.Width * (i + random.Between(0.1f, 0.6f)) / tags);
                if (x + style.Tags.Width < right && stage.InFrame(x, board + 4, style.Tags.Width, 4, 0))
                {
                    style.Tags.Print(_canvas, plane, random, x, board + style.EdgeHeight + drop - 0.3f, fit);
                }
            }

            if (run.Package is not null && random.Chance(style.Wobblers))
            {
                Wobbler(run.X + (run.Width * random.NextSingle()), board);
            }
        }
    }

    private void Wobbler(float x, float board)
    {
        SKMatrix plane = _view.FrontPlane(random.Between(-9, -2));
        float size = random.Between(6, 13);
        float y = board - (size * random.Between(-0.3f, 0.8f));
        var area = new SKRect(x, y, x + size, y + (size * random.Between(0.6f, 1.2f)));
        SKColor paper = random.Chance(0.6) ? random.Hsv(0, 60, 75, 100, 75, 100) : random.Hsv(0, 360, 50, 100, 40, 95);
        if (random.Chance(0.5))
        {
            _canvas.Polygon(plane, [.. Outlines.Ellipse(20).Select(p => new SKPoint(area.Left + (p.X * area.Width), area.Top + (p.Y * area.Height)))], paper);
        }
        else
        {
            _canvas.Rect(plane, area, paper);
        }

        _canvas.Paint(plane, brush => PseudoText.Line(
            brush, random, FacePrinter.Part(area, 0.15f, 0.35f, 0.85f, 0.7f), BrandColours.TextOn(paper, random), 0.2f, Script.Letters));
    }
}

using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Packages;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>The price tags of a store: size in centimetres, paper, ink and promotion colour.</summary>
internal sealed record TagStyle(float Width, float Height, SKColor Paper, SKColor Ink, SKColor Promotion, float PromotionShare, bool Electronic)
{
    public static TagStyle Draw(Random random) => new(
        random.Between(3.5f, 9),
        random.Between(2.5f, 5),
        random.NextDouble() switch
        {
            < 0.62 => random.Grey(225, 255),
            < 0.8 => random.Hsv(48, 60, 50, 100, 90, 100),
            < 0.9 => random.Grey(180, 215),
            _ => random.Hsv(0, 360, 40, 90, 60, 100),
        },
        random.Chance(0.8) ? random.Grey(0, 50) : random.Hsv(0, 360, 80, 100, 30, 70),
        random.Chance(0.5) ? random.Hsv(45, 60, 80, 100, 90, 100) : random.Hsv(350, 380, 80, 100, 70, 100),
        random.Chance(0.5) ? random.Between(0, 0.4f) : 0,
        random.Chance(0.2));

    /// <summary>Draws one tag with its lower left corner at (<paramref name="x"/>, <paramref name="y"/>).</summary>
    public void Print(SceneCanvas canvas, SKMatrix plane, Random random, float x, float y, float scale)
    {
        bool promotion = random.Chance(PromotionShare);
        float grow = scale * (promotion ? random.Between(1, 1.5f) : 1);
        var area = new SKRect(x, y - (Height * grow), x + (Width * grow), y);
        SKColor paper = promotion ? Promotion : Paper.Lit(random.Between(0.92f, 1.05f));
        int mark = canvas.AddMark(SceneCategory.PriceTag);
        canvas.Rect(plane, area, Electronic ? new SKColor(235, 235, 235) : paper, mark);
        canvas.Paint(plane, brush =>
        {
            SKRect paperArea = area;
            if (Electronic)
            {
                paperArea = FacePrinter.Part(area, 0.06f, 0.1f, 0.94f, 0.9f);
                brush.Fill(paperArea, paper.Lit(0.85f));
            }

            SKColor ink = promotion ? BrandColours.TextOn(paper, random) : Ink;
            PseudoText.Line(brush, random, FacePrinter.Part(paperArea, 0.06f, 0.1f, 0.7f, 0.26f), ink, 0.13f, Script.Letters);
            PseudoText.Line(brush, random, FacePrinter.Part(paperArea, random.Between(0.3f, 0.5f), 0.4f, 0.95f, random.Between(0.75f, 0.9f)), ink, 0.2f, Script.Letters);
            if (random.Chance(0.5))
            {
                for (float bar = 0.06f; bar < 0.3f; bar += random.Between(0.02f, 0.05f))
                {
                    brush.Fill(FacePrinter.Part(paperArea, bar, 0.5f, bar + 0.015f, 0.9f), ink);
                }
            }
        });
    }
}

using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Packages;

/// <summary>The colours a brand prints with.</summary>
internal sealed record BrandColours(SKColor Ground, SKColor Main, SKColor Accent, SKColor Text)
{
    public static BrandColours Draw(Random random)
    {
        SKColor main = random.Hsv(0, 360, 45, 100, 35, 100);
        SKColor ground = random.NextDouble() switch
        {
            < 0.34 => random.Grey(215, 255),
            < 0.66 => main,
            < 0.78 => random.Hsv(30, 60, 8, 45, 75, 100),
            < 0.88 => random.Grey(8, 60),
            _ => random.Hsv(0, 360, 15, 90, 40, 100),
        };
        return new BrandColours(ground, main, random.Hsv(0, 360, 40, 100, 40, 100), TextOn(ground, random));
    }

    /// <summary>The same brand's other variety: the accent, and at times the main colour, change.</summary>
    public BrandColours Variety(Random random)
    {
        SKColor main = random.Chance(0.5) ? random.Hsv(0, 360, 40, 100, 35, 100) : Main;
        SKColor ground = Ground == Main ? main : Ground;
        return new BrandColours(ground, main, random.Hsv(0, 360, 40, 100, 40, 100), TextOn(ground, random));
    }

    public static SKColor TextOn(SKColor ground, Random random) => ground.Luma() > 0.55f
        ? random.Chance(0.6) ? random.Grey(0, 60) : random.Hsv(0, 360, 70, 100, 15, 60)
        : random.Chance(0.8) ? random.Grey(225, 255) : random.Hsv(40, 60, 30, 90, 85, 100);
}

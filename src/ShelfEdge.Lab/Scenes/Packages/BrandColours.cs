using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Packages;

/// <summary>The colours a brand prints with.</summary>
internal sealed record BrandColours(SKColor Ground, SKColor Main, SKColor Accent, SKColor Text)
{
    private const float GoldenAngle = 137.5f;

    public static BrandColours Draw(Random random)
    {
        double tone = random.NextDouble();
        if (tone < 0.13)
        {
            SKColor pale = random.Grey(222, 255);
            return new BrandColours(pale, random.Hsv(0, 360, 3, 25, 80, 98), random.Chance(0.5) ? Ink(random) : random.Grey(150, 215), random.Grey(60, 170));
        }

        if (tone < 0.24)
        {
            SKColor deep = random.Grey(6, 48).Mixed(Ink(random), random.Between(0, 0.2f));
            return new BrandColours(deep, deep.Mixed(Ink(random), random.Between(0.05f, 0.5f)), Ink(random), random.Grey(120, 240));
        }

        SKColor main = Ink(random);
        SKColor ground = random.NextDouble() switch
        {
            < 0.4 => random.Grey(205, 255),
            < 0.7 => main,
            < 0.8 => random.Hsv(30, 60, 8, 40, 75, 100),
            < 0.88 => random.Grey(8, 60),
            _ => Ink(random).Mixed(SKColors.White, random.Between(0, 0.7f)),
        };
        return new BrandColours(ground, main, Ink(random), TextOn(ground, random));
    }

    /// <summary>The brand's other variety <c>number</c>: the accent, and at times the main colour, change. No two accents are of one hue.</summary>
    public BrandColours Variety(Random random, int number)
    {
        SKColor main = random.Chance(0.35) ? Ink(random) : Main;
        SKColor ground = Ground == Main ? main : Ground;
        Accent.ToHsv(out float hue, out _, out _);
        Ink(random).ToHsv(out _, out float saturation, out float value);
        SKColor accent = SKColor.FromHsv((hue + 360 + (number * GoldenAngle) + random.Between(-15, 15)) % 360, Math.Max(saturation, 35), Math.Max(value, 30));
        return new BrandColours(ground, main, accent, TextOn(ground, random));
    }

    /// <summary>A printing colour; reds, blues, greens and yellows are far more frequent on shelves than violets.</summary>
    private static SKColor Ink(Random random)
    {
        float hue = random.NextDouble() switch
        {
            < 0.24 => random.Between(-14, 14),
            < 0.4 => random.Between(18, 55),
            < 0.56 => random.Between(80, 155),
            < 0.86 => random.Between(188, 235),
            < 0.92 => random.Between(255, 300),
            < 0.97 => random.Between(310, 345),
            _ => random.Between(0, 360),
        };
        float saturation = random.Chance(0.7) ? random.Between(55, 95) : random.Between(15, 60);
        return SKColor.FromHsv((hue + 360) % 360, saturation, random.Chance(0.7) ? random.Between(50, 95) : random.Between(18, 55));
    }

    public static SKColor TextOn(SKColor ground, Random random) => ground.Luma() > 0.55f
        ? random.Chance(0.6) ? random.Grey(0, 60) : random.Hsv(0, 360, 70, 100, 15, 60)
        : random.Chance(0.8) ? random.Grey(225, 255) : random.Hsv(40, 60, 30, 90, 85, 100);
}

using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Packages;

/// <summary>Prints what tells an article from its look-alikes on its front, at a place that the family shares.</summary>
internal static class VarietyPrinter
{
    private static readonly Dictionary<char, string> Glyphs = new()
    {
        ['0'] = "M.5 0C1 0 1 1 .5 1C0 1 0 0 .5 0Z",
        ['1'] = "M.2 .25L.55 0L.55 1",
        ['2'] = "M.1 .25C.1 -.1 .9 -.1 .9 .28C.9 .5 .1 .8 .05 1L.95 1",
        ['3'] = "M.1 .15C.3 -.1 .9 -.05 .85 .25C.85 .45 .6 .48 .4 .48C.7 .48 .95 .55 .92 .75C.9 1.08 .25 1.05 .08 .85",
        ['4'] = "M.75 1L.75 0L.05 .7L1 .7",
        ['5'] = "M.9 0L.2 0L.12 .45C.4 .3 .95 .35 .93 .68C.9 1.08 .25 1.05 .07 .88",
        ['6'] = "M.85 .1C.5 -.12 .1 .15 .1 .6C.1 1.12 .9 1.12 .92 .68C.92 .3 .25 .3 .12 .62",
        ['7'] = "M.05 0L.95 0C.7 .35 .45 .6 .4 1",
        ['8'] = "M.5 .47C.05 .45 .05 0 .5 0C.95 0 .95 .45 .5 .47C0 .5 0 1 .5 1C1 1 1 .5 .5 .47Z",
        ['9'] = "M.15 .9C.5 1.12 .9 .85 .9 .4C.9 -.12 .1 -.12 .08 .32C.08 .7 .75 .7 .88 .38",
        [','] = "M.45 .85L.5 1L.35 1.2",
        ['%'] = "M.9 0L.1 1M.22 .05C.45 .05 .45 .4 .22 .4C0 .4 0 .05 .22 .05ZM.78 .6C1 .6 1 .95 .78 .95C.55 .95 .55 .6 .78 .6Z",
        ['g'] = "M.85 .35C.5 .2 .1 .3 .1 .6C.1 .95 .7 .95 .85 .65M.85 .3L.85 1C.85 1.3 .3 1.3 .15 1.15",
        ['L'] = "M.15 0L.15 1L.85 1",
    };

    /// <summary><c>random</c>: The same for all members of a family.</summary>
    public static void Print(Brush brush, Random random, BrandColours colours, PackageSize size, Variety variety)
    {
        if (variety.Value.Length > 0)
        {
            PrintValue(brush, random, colours, size, variety.Value);
        }
        else if (!ReferenceEquals(variety, Variety.Plain))
        {
            PrintPatch(brush, random, colours, size);
        }
    }

    private static void PrintPatch(Brush brush, Random random, BrandColours colours, PackageSize size)
    {
        float y = size.Height * random.Between(0.3f, 0.85f);
        float height = size.Height * random.Between(0.03f, 0.1f);
        if (random.Chance(0.6))
        {
            brush.Fill(new SKRect(0, y, size.Width, y + height), colours.Accent);
            return;
        }

        float x = size.Width * random.Between(0.25f, 0.75f), radius = Math.Min(size.Width, size.Height) * random.Between(0.08f, 0.18f);
        brush.Oval(new SKRect(x - radius, y - radius, x + radius, y + radius), colours.Accent);
    }

    private static void PrintValue(Brush brush, Random random, BrandColours colours, PackageSize size, string value)
    {
        const float Gap = 0.22f;
        float units = 0;
        foreach (char sign in value)
        {
            units += Advance(sign) + Gap;
        }

        float height = Math.Min(size.Height * random.Between(0.05f, 0.16f), size.Width * random.Between(0.4f, 0.72f) / units / 0.6f);
        float wide = height * 0.6f, width = units * wide;
        float x = (size.Width * random.Between(0.38f, 0.62f)) - (width / 2);
        x = Math.Clamp(x, size.Width * 0.08f, Math.Max(size.Width * 0.08f, (size.Width * 0.92f) - width));
        float y = size.Height * random.Between(0.38f, 0.76f);
        var plate = new SKRect(x - (height * 0.35f), y - (height * 0.35f), x + width + (height * 0.2f), y + (height * 1.35f));
        SKColor ground = random.Chance(0.5) ? colours.Accent : random.Chance(0.5) ? colours.Main : SKColors.White;
        switch (random.Next(4))
        {
            case 0:
                brush.Round(plate, height * 0.5f, ground);
                break;
            case 1:
                brush.Fill(new SKRect(0, plate.Top, size.Width, plate.Bottom), ground);
                break;
            case 2:
                brush.Fill(plate, ground);
                break;
            default:
                ground = colours.Ground;
                break;
        }

        SKColor ink = BrandColours.TextOn(ground, random);
        float weight = random.Between(0.12f, 0.2f);
        foreach (char sign in value)
        {
            using SKPath glyph = SKPath.ParseSvgPathData(Glyphs[sign]);
            brush.Canvas.Save();
            brush.Canvas.Translate(x, y);
            brush.Canvas.Scale(wide * Advance(sign), height);
            brush.Outline(glyph, weight, ink);
            brush.Canvas.Restore();
            x += (Advance(sign) + Gap) * wide;
        }
    }

    private static float Advance(char sign) => sign == ',' ? 0.5f : sign == '%' ? 1.3f : 1;
}

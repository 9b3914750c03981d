using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Packages;

/// <summary>
/// Prints the front of a package: grounds, bands, logos, pictures, text and bar codes, in centimetres. The layout comes from
/// the brand's own generator, so varieties of a brand share it. <c>scale</c> is in pixels a centimetre: print too
/// small to be seen is drawn as grey lines. <c>pictures</c> is added to the seed of every picture.
/// </summary>
internal sealed class FacePrinter(Brush brush, Random layout, BrandColours colours, TextureLibrary textures, float scale, int pictures = 0)
{
    private const float LeastTextPixels = 2.5f;

    public Brush Brush => brush;

    public Random Random => layout;

    public BrandColours Colours => colours;

    /// <summary>A whole printed face: ground, one of several arrangements, small print.</summary>
    public void Label(SKRect area)
    {
        Ground(area);
        float unit = Math.Min(area.Width, area.Height);
        Script script = layout.Pick<Script>([Script.Letters, Script.Letters, Script.Letters, Script.Dense, Script.Running]);
        switch (layout.Next(6))
        {
            case 0:
                Logo(Part(area, 0.08f, 0.06f, 0.92f, 0.3f), script);
                Picture(Part(area, 0.1f, 0.36f, 0.9f, 0.82f));
                Text(Part(area, 0.12f, 0.84f, 0.88f, 0.96f), script, 2);
                break;
            case 1:
                Picture(Part(area, layout.Between(-0.1f, 0.2f), 0.4f, layout.Between(0.8f, 1.1f), 1.02f));
                Logo(Part(area, 0.06f, 0.1f, 0.94f, 0.36f), script);
                break;
            case 2:
                Logo(Part(area, 0.05f, 0.3f, 0.95f, 0.55f), script);
                Text(Part(area, 0.15f, 0.6f, 0.85f, 0.78f), script, 3);
                break;
            case 3:
                Logo(Part(area, 0.1f, 0.55f, 0.9f, 0.8f), script);
                Picture(Part(area, 0.2f, 0.08f, 0.8f, 0.5f));
                break;
            case 4:
                Text(Part(area, 0.1f, 0.08f, 0.9f, 0.26f), script, 2);
                Logo(Part(area, 0.04f, 0.32f, 0.96f, 0.52f), script);
                Text(Part(area, 0.1f, 0.6f, 0.9f, 0.9f), script, 4);
                break;
            default:
                InnerPack(Part(area, 0.3f, 0.3f, 0.75f, 0.9f));
                Logo(Part(area, 0.06f, 0.06f, 0.94f, 0.26f), script);
                break;
        }

        if (layout.Chance(0.5))
        {
            float left = layout.Between(0.02f, 0.55f), top = layout.Between(0.02f, 0.8f);
            Text(Part(area, left, top, left + layout.Between(0.2f, 0.42f), top + layout.Between(0.08f, 0.18f)), script, layout.Whole(2, 4));
        }

        if (layout.Chance(0.4))
        {
            Badge(new SKPoint(area.Left + (area.Width * layout.Between(0.15f, 0.85f)), area.Top + (area.Height * layout.Between(0.15f, 0.9f))), unit * layout.Between(0.08f, 0.18f));
        }

        if (layout.Chance(0.15))
        {
            Barcode(Part(area, 0.6f, 0.85f, 0.95f, 0.97f));
        }
    }

    public void Ground(SKRect area)
    {
        brush.Fill(area, colours.Ground);
        switch (layout.Next(9))
        {
            case 0:
                brush.Down(area, [colours.Ground, colours.Main]);
                break;
            case 1:
                brush.Fill(Part(area, 0, 0, 1, layout.Between(0.15f, 0.45f)), colours.Main);
                break;
            case 2:
                brush.Fill(Part(area, 0, layout.Between(0.55f, 0.85f), 1, 1), colours.Main);
                break;
            case 3:
                float split = layout.Between(0.3f, 0.7f);
                using (SKPath wedge = Outlines.Path([At(area, 0, split), At(area, 1, split + layout.Between(-0.25f, 0.25f)), At(area, 1, 1), At(area, 0, 1)]))
                {
                    brush.Fill(wedge, colours.Main);
                }

                break;
            case 4:
                float top = layout.Between(0.2f, 0.6f);
                brush.Fill(Part(area, 0, top, 1, top + layout.Between(0.06f, 0.3f)), colours.Accent);
                break;
            case 5:
                brush.Oval(Part(area, layout.Between(-0.5f, 0), layout.Between(0.3f, 0.6f), layout.Between(1, 1.6f), 1.5f), colours.Main);
                break;
            case 6:
                Stripes(area);
                break;
            case 7:
                brush.Glow(Part(area, -0.2f, -0.1f, 1.2f, 1.1f), colours.Ground.Lit(1.25f), colours.Ground.Lit(0.85f));
                break;
            default:
                break;
        }

        if (layout.Chance(0.35))
        {
            float band = layout.Between(0.03f, 0.1f);
            brush.Fill(Part(area, 0, 0, 1, band), colours.Accent);
            brush.Fill(Part(area, 0, 1 - band, 1, 1), layout.Chance(0.5) ? colours.Accent : colours.Main);
        }
    }

    public void Logo(SKRect area, Script script)
    {
        SKColor plate = layout.Chance(0.5) ? colours.Accent : colours.Main;
        SKColor ink = BrandColours.TextOn(colours.Ground, layout);
        int form = layout.Next(5);
        if (form <= 2)
        {
            ink = BrandColours.TextOn(plate, layout);
            switch (form)
            {
                case 0:
                    brush.Oval(area, plate);
                    break;
                case 1:
                    brush.Round(area, area.Height * layout.Between(0.05f, 0.5f), plate);
                    break;
                default:
                    brush.Fill(area, plate);
                    break;
            }
        }

        float height = area.Height * layout.Between(0.4f, 0.75f);
        float inset = area.Width * 0.1f;
        float letters = (area.Width - (2 * inset)) / (height * 0.7f), least = layout.Between(4, 9);
        if (letters < least)
        {
            height = (area.Width - (2 * inset)) / (0.7f * least);
        }

        float y = area.MidY - (height / 2);
        PseudoText.Line(brush, layout, new SKRect(area.Left + inset, y, area.Right - inset, y + height), ink, layout.Between(0.16f, 0.28f), script);
    }

    public void Text(SKRect area, Script script, int lines)
    {
        float pitch = area.Height / lines;
        SKColor ink = layout.Chance(0.8) ? colours.Text : colours.Accent;
        for (int i = 0; i < lines; i++)
        {
            float left = area.Left + (area.Width * layout.Between(0, 0.15f));
            float right = area.Right - (area.Width * layout.Between(0, 0.3f));
            float height = pitch * layout.Between(0.35f, 0.7f);
            Random own = layout.Fork();
            var line = new SKRect(left, area.Top + (i * pitch), right, area.Top + (i * pitch) + height);
            if (height * scale < LeastTextPixels)
            {
                brush.Fill(line, ink.WithAlpha(110));
            }
            else
            {
                PseudoText.Line(brush, own, line, ink, own.Between(0.1f, 0.16f), script);
            }
        }
    }

    /// <summary>A photograph from the library, or a painted heap of round or leafy things.</summary>
    public void Picture(SKRect area)
    {
        var own = new Random(layout.Next() ^ (pictures * 7919));
        SKImage? photo = own.Chance(0.7) ? textures.Draw(own) : null;
        if (photo is not null)
        {
            float w = photo.Width * own.Between(0.4f, 0.9f), h = photo.Height * own.Between(0.4f, 0.9f);
            float x = own.Between(0, photo.Width - w), y = own.Between(0, photo.Height - h);
            brush.Canvas.Save();
            if (own.Chance(0.5))
            {
                brush.Canvas.ClipRoundRect(new SKRoundRect(area, area.Width * 0.5f, area.Height * own.Between(0.1f, 0.5f)), SKClipOperation.Intersect, true);
            }

            brush.Picture(photo, new SKRect(x, y, x + w, y + h), area);
            brush.Canvas.Restore();
            return;
        }

        if (own.Chance(0.3))
        {
            brush.Round(area, area.Width * own.Between(0, 0.3f), colours.Accent.Mixed(SKColors.White, own.Between(0, 0.6f)));
        }

        SKColor tone = own.Chance(0.4) ? own.Hsv(15, 60, 40, 90, 40, 95) : own.Hsv(0, 360, 30, 95, 30, 95);
        for (int i = own.Whole(1, 7); i > 0; i--)
        {
            float size = Math.Min(area.Width, area.Height) * own.Between(0.25f, 0.9f);
            float x = area.Left + (own.NextSingle() * Math.Max(0, area.Width - size));
            float y = area.Top + (own.NextSingle() * Math.Max(0, area.Height - size));
            SKColor one = tone.Lit(own.Between(0.7f, 1.3f));
            brush.Glow(new SKRect(x, y, x + size, y + (size * own.Between(0.5f, 1.1f))), one.Lit(1.3f), one);
        }
    }

    /// <summary>A small package shown on a package: it must not be taken for one.</summary>
    public void InnerPack(SKRect area)
    {
        brush.Round(area, area.Width * 0.05f, colours.Accent);
        brush.Fill(Part(area, 0, 0.1f, 1, 0.3f), colours.Main.Mixed(SKColors.White, 0.3f));
        brush.Oval(Part(area, 0.2f, 0.4f, 0.8f, 0.75f), colours.Ground);
        brush.Across(area, [new SKColor(0, 0, 0, 60), new SKColor(255, 255, 255, 50), new SKColor(0, 0, 0, 60)]);
    }

    public void Badge(SKPoint at, float radius)
    {
        SKColor colour = layout.Chance(0.5) ? layout.Hsv(0, 60, 80, 100, 80, 100) : colours.Accent;
        brush.Oval(new SKRect(at.X - radius, at.Y - radius, at.X + radius, at.Y + radius), colour);
        PseudoText.Line(brush, layout, new SKRect(at.X - (radius * 0.7f), at.Y - (radius * 0.3f), at.X + (radius * 0.7f), at.Y + (radius * 0.3f)), BrandColours.TextOn(colour, layout), 0.16f, Script.Letters);
    }

    public void Barcode(SKRect area)
    {
        brush.Fill(area, SKColors.White);
        float x = area.Left + (area.Width * 0.06f);
        while (x < area.Right - (area.Width * 0.06f))
        {
            float width = area.Width * layout.Between(0.01f, 0.04f);
            brush.Fill(new SKRect(x, area.Top + (area.Height * 0.08f), x + width, area.Bottom - (area.Height * 0.2f)), SKColors.Black);
            x += width + (area.Width * layout.Between(0.01f, 0.04f));
        }
    }

    private void Stripes(SKRect area)
    {
        int count = layout.Whole(3, 9);
        bool upright = layout.Chance(0.5);
        for (int i = 0; i < count; i += 2)
        {
            float a = i / (float)count, b = (i + 1) / (float)count;
            brush.Fill(upright ? Part(area, a, 0, b, 1) : Part(area, 0, a, 1, b), colours.Main.Mixed(colours.Ground, 0.3f));
        }
    }

    public static SKRect Part(SKRect area, float left, float top, float right, float bottom) => new(
        area.Left + (area.Width * left), area.Top + (area.Height * top), area.Left + (area.Width * right), area.Top + (area.Height * bottom));

    private static SKPoint At(SKRect area, float x, float y) => new(area.Left + (area.Width * x), area.Top + (area.Height * y));
}

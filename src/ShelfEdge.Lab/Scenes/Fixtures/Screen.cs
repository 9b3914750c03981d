using ShelfEdge.Lab.Scenes.Camera;
using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Packages;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>A lit advertising screen or a poster with large pictures of products, which are none.</summary>
internal static class Screen
{
    public static void Draw(SceneCanvas canvas, Viewpoint view, Random random, SKRect area, float z)
    {
        SKMatrix plane = view.FrontPlane(z);
        bool lit = random.Chance(0.5);
        BrandColours colours = BrandColours.Draw(random);
        canvas.Rect(plane, area, lit ? random.Grey(5, 40) : random.Grey(200, 250));
        SKRect face = FacePrinter.Part(area, 0.04f, 0.05f, 0.96f, 0.95f);
        canvas.Paint(plane, brush =>
        {
            brush.Down(face, [colours.Ground.Lit(lit ? 1.2f : 1), colours.Main]);
            var printer = new FacePrinter(brush, random, colours, TextureLibrary.Empty, view.ScaleAt(new System.Numerics.Vector3(area.Left, area.Top, z)));
            int count = random.Whole(0, 4);
            for (int i = 0; i < count; i++)
            {
                float left = (i + random.Between(0.05f, 0.3f)) / count;
                SKRect place = FacePrinter.Part(face, left, random.Between(0.25f, 0.5f), left + (0.65f / count), random.Between(0.8f, 1));
                if (random.Chance(0.6))
                {
                    printer.InnerPack(place);
                }
                else
                {
                    printer.Picture(place);
                }
            }

            printer.Logo(FacePrinter.Part(face, 0.1f, 0.06f, 0.9f, 0.26f), Script.Letters);
            printer.Text(FacePrinter.Part(face, 0.1f, 0.3f, random.Between(0.4f, 0.9f), 0.5f), Script.Letters, 2);
            if (lit)
            {
                brush.Glow(FacePrinter.Part(face, -0.2f, -0.3f, 1.2f, 1.2f), new SKColor(255, 255, 255, 70), new SKColor(255, 255, 255, 0), SKBlendMode.Screen);
            }
        });
    }
}

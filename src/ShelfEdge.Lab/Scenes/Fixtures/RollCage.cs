using ShelfEdge.Lab.Scenes.Camera;
using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>A roll cage: wire as high as a person, loaded with cartons to the chest. Sizes in centimetres.</summary>
internal static class RollCage
{
    private const float Width = 72;
    private const float Height = 170;
    private const float Load = 128;
    private const float Carton = 31;

    private static readonly SKColor Wire = new(150, 154, 158);
    private static readonly SKColor Cardboard = new(164, 128, 88);

    /// <summary>Draws the cage with its middle at <c>x</c>, <c>z</c>.</summary>
    public static void Draw(SceneCanvas canvas, Viewpoint view, float x, float z)
    {
        SKMatrix plane = view.FrontPlane(z);
        int mark = canvas.AddMark(SceneCategory.Occluder);
        float left = x - (Width / 2), right = x + (Width / 2);
        int row = 0;
        for (float foot = -15; foot - Carton >= -Load - 1; foot -= Carton)
        {
            for (int column = 0; column < 2; column++)
            {
                float at = left + 2 + (column * 34);
                canvas.Rect(plane, new SKRect(at, foot - Carton, at + 33, foot), Cardboard.Lit(0.85f + (0.1f * ((row + column) % 3))), mark);
                canvas.Rect(plane, new SKRect(at, foot - (Carton / 2) - 1.5f, at + 33, foot - (Carton / 2) + 1.5f), Cardboard.Lit(1.2f), mark);
            }

            row++;
        }

        for (float bar = left; bar <= right; bar += 9)
        {
            canvas.Rect(plane, new SKRect(bar, -Height, bar + 1, -12), Wire, mark);
        }

        for (float bar = -Height; bar <= -15; bar += 26)
        {
            canvas.Rect(plane, new SKRect(left, bar, right, bar + 1.2f), Wire.Lit(0.85f), mark);
        }
    }
}

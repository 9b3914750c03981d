using ShelfEdge.Lab.Scenes.Camera;
using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>A shopper seen from behind; sizes in centimetres.</summary>
internal sealed record Person(SKColor Coat, SKColor Legs, SKColor Skin, SKColor Hair, float Tall, float Half)
{
    public static Person Draw(Random random) => new(
        random.Hsv(0, 360, 0, 70, 10, 80),
        random.Hsv(200, 240, 5, 60, 8, 45),
        random.Hsv(15, 30, 25, 55, 35, 95),
        random.Chance(0.75) ? random.Hsv(15, 40, 10, 60, 5, 45) : random.Grey(90, 220),
        random.Between(150, 190),
        random.Between(17, 25));

    /// <summary>Draws the person standing at <c>x</c>, <c>z</c>; <c>reach</c> moves the right hand up, 0 to 1.</summary>
    public void Draw(SceneCanvas canvas, Viewpoint view, float x, float z, float reach)
    {
        SKMatrix plane = view.FrontPlane(z);
        int mark = canvas.AddMark(SceneCategory.Occluder);
        float hip = -Tall * 0.5f, shoulder = -Tall * 0.82f;
        canvas.Polygon(plane, [new(x - (Half * 0.85f), hip), new(x + (Half * 0.85f), hip), new(x + (Half * 0.6f), 0), new(x + 2, 0), new(x, hip * 0.8f), new(x - 2, 0), new(x - (Half * 0.6f), 0)], Legs, mark);
        float elbowX = x + Half + 8 + (reach * 12), elbowY = shoulder + (Tall * 0.2f * (1 - reach));
        float handX = x + Half + 4 + (reach * 32), handY = hip + ((shoulder - hip) * reach);
        Limb(canvas, plane, new(x + Half - 3, shoulder + 4), new(elbowX, elbowY), 5.5f, Coat.Lit(0.9f), mark);
        Limb(canvas, plane, new(elbowX, elbowY), new(handX, handY), 4.5f, Coat.Lit(0.85f), mark);
        canvas.Polygon(plane, Ring(handX, handY, 4.5f, 5.5f), Skin, mark);
        Limb(canvas, plane, new(x - Half + 3, shoulder + 4), new(x - Half - 6, hip - 2), 5.5f, Coat.Lit(0.8f), mark);
        canvas.Polygon(
            plane,
            [new(x - (Half * 0.35f), shoulder - 5), new(x + (Half * 0.35f), shoulder - 5), new(x + (Half * 0.9f), shoulder), new(x + Half, shoulder + 8), new(x + (Half * 0.95f), hip + 6), new(x - (Half * 0.95f), hip + 6), new(x - Half, shoulder + 8), new(x - (Half * 0.9f), shoulder)],
            Coat,
            mark);
        canvas.Polygon(plane, [new(x - 5, shoulder - 12), new(x + 5, shoulder - 12), new(x + 6, shoulder), new(x - 6, shoulder)], Skin.Lit(0.85f), mark);
        canvas.Polygon(plane, Ring(x, -Tall * 0.93f, 8.5f, 11.5f), Hair, mark);
        canvas.Paint(plane, brush => brush.Across(
            new SKRect(x - Half, shoulder, x + Half, 0), [new SKColor(0, 0, 0, 80), new SKColor(0, 0, 0, 0), new SKColor(0, 0, 0, 60)]));
    }

    private static void Limb(SceneCanvas canvas, SKMatrix plane, SKPoint from, SKPoint to, float half, SKColor colour, int mark)
    {
        SKPoint along = to - from;
        float length = Math.Max(0.1f, along.Length);
        var side = new SKPoint(-along.Y / length * half, along.X / length * half);
        canvas.Polygon(plane, [from + side, to + side, to - side, from - side], colour, mark);
        canvas.Polygon(plane, Ring(to.X, to.Y, half, half), colour, mark);
    }

    private static SKPoint[] Ring(float x, float y, float halfWidth, float halfHeight) =>
        [.. Outlines.Ellipse(18).Select(p => new SKPoint(x + ((p.X - 0.5f) * 2 * halfWidth), y + ((p.Y - 0.5f) * 2 * halfHeight)))];
}

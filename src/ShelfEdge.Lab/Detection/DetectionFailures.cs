using System.Collections.Immutable;
using System.Globalization;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Lab.Failures;
using SkiaSharp;

namespace ShelfEdge.Lab.Detection;

/// <summary>Draws the part of a picture in which a detector failed most.</summary>
internal static class DetectionFailures
{
    private const int SidePixels = 480;
    private const int LeastRegion = 240;
    private const int MostRegion = 720;
    private const float FailureLine = 3;
    private const float HitLine = 1;

    public static void Draw(FailureFolder folder, string set, IReadOnlyList<PictureVerdict> worst)
    {
        foreach (PictureVerdict verdict in worst)
        {
            using SKBitmap picture = SKBitmap.Decode(verdict.Picture.Path)
                ?? throw new InvalidDataException($"{verdict.Picture.Path} is no picture");
            Box region = Densest(verdict, picture.Width, picture.Height);
            using SKSurface surface = Draw(picture, region, verdict);
            folder.Add(set, surface, Caption(verdict, region));
        }
    }

    /// <summary>The square, as large as half of the shorter side within bounds, that holds the middles of the most failures.</summary>
    public static Box Densest(PictureVerdict verdict, int widthPixels, int heightPixels)
    {
        int side = Math.Clamp(Math.Min(widthPixels, heightPixels) / 2, LeastRegion, MostRegion);
        int width = Math.Min(side, widthPixels), height = Math.Min(side, heightPixels);
        Box[] failures = [.. verdict.Missed, .. verdict.Wrong];
        return failures
            .Select(failure =>
            {
                float left = MathF.Round(Math.Clamp(failure.CenterX - (width / 2f), 0, widthPixels - width));
                float top = MathF.Round(Math.Clamp(failure.CenterY - (height / 2f), 0, heightPixels - height));
                return new Box(left, top, left + width, top + height);
            })
            .MaxBy(square => failures.Count(failure => HasMiddle(square, failure)));
    }

    private static bool HasMiddle(Box region, Box box) =>
        box.CenterX >= region.X1 && box.CenterX < region.X2 && box.CenterY >= region.Y1 && box.CenterY < region.Y2;

    private static SKSurface Draw(SKBitmap picture, Box region, PictureVerdict verdict)
    {
        float scale = SidePixels / MathF.Max(region.Width, region.Height);
        var size = new SKImageInfo((int)(region.Width * scale), (int)(region.Height * scale), SKColorType.Bgra8888, SKAlphaType.Opaque);
        SKSurface surface = SKSurface.Create(size);
        SKCanvas canvas = surface.Canvas;
        canvas.DrawBitmap(
            picture,
            new SKRect(region.X1, region.Y1, region.X2, region.Y2),
            new SKRect(0, 0, size.Width, size.Height),
            new SKSamplingOptions(SKCubicResampler.Mitchell));
        Outline(verdict.Hits, FailureColours.Right, HitLine);
        Outline(verdict.Wrong, FailureColours.Wrong, FailureLine);
        Outline(verdict.Missed, FailureColours.Missed, FailureLine);
        return surface;

        void Outline(ImmutableArray<Box> boxes, SKColor colour, float line)
        {
            using SKPaint paint = FailureColours.Line(colour, line);
            foreach (Box box in boxes)
            {
                canvas.DrawRect(
                    new SKRect(
                        (box.X1 - region.X1) * scale, (box.Y1 - region.Y1) * scale, (box.X2 - region.X1) * scale, (box.Y2 - region.Y1) * scale),
                    paint);
            }
        }
    }

    private static string Caption(PictureVerdict verdict, Box region) => string.Create(
        CultureInfo.InvariantCulture,
        $"`{verdict.Picture.Name}`: F1 {verdict.F1:0.00}; {verdict.Missed.Length} of {verdict.Picture.Boxes.Length} products missed, {verdict.Wrong.Length} detections wrong; {verdict.Missed.Count(box => HasMiddle(region, box))} and {verdict.Wrong.Count(box => HasMiddle(region, box))} of them here");
}

using System.Globalization;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Lab.Failures;
using SkiaSharp;

namespace ShelfEdge.Lab.Recognition;

/// <summary>Draws crops that were taken for another SKU: the crop, the wrong reference, the right one, from left to right.</summary>
internal static class RecognitionFailures
{
    private const int Cell = 168;
    private const int Margin = 6;
    private const float LineWidth = 4;

    private static readonly SKColor Background = new(64, 64, 64);

    /// <exception cref="InvalidDataException">A picture is damaged.</exception>
    public static void Draw(FailureFolder folder, CropSet set, IReadOnlyList<RecognitionMiss> misses)
    {
        foreach (RecognitionMiss miss in misses)
        {
            ProductCrop crop = set.Crops[miss.Crop], wrong = set.Crops[miss.Wrong.Crop], right = set.Crops[miss.Right.Crop];
            using SKSurface row = SKSurface.Create(new SKImageInfo(3 * Cell, Cell, SKColorType.Bgra8888, SKAlphaType.Opaque));
            row.Canvas.Clear(Background);
            Place(row.Canvas, crop, 0, FailureColours.Right);
            Place(row.Canvas, wrong, 1, FailureColours.Wrong);
            Place(row.Canvas, right, 2, FailureColours.Missed);
            folder.Add(set.Name, row, string.Create(
                CultureInfo.InvariantCulture,
                $"SKU `{crop.Sku}` of `{Path.GetFileName(crop.Path)}` taken for `{wrong.Sku}`: cosine {miss.Wrong.Cosine:0.00} with it, {miss.Right.Cosine:0.00} with the nearest reference of its own"));
        }
    }

    // As large as the cell allows, in its own shape.
    private static void Place(SKCanvas canvas, ProductCrop crop, int column, SKColor colour)
    {
        using SKBitmap picture = SKBitmap.Decode(crop.Path) ?? throw new InvalidDataException($"{crop.Path} is no picture");
        Box box = (crop.Box ?? new Box(0, 0, picture.Width, picture.Height)).ClampTo(picture.Width, picture.Height);
        float scale = (Cell - (2 * Margin)) / MathF.Max(box.Width, box.Height);
        float width = box.Width * scale, height = box.Height * scale;
        SKRect place = SKRect.Create((column * Cell) + ((Cell - width) / 2), (Cell - height) / 2, width, height);
        canvas.DrawBitmap(picture, new SKRect(box.X1, box.Y1, box.X2, box.Y2), place, new SKSamplingOptions(SKCubicResampler.Mitchell));
        using SKPaint line = FailureColours.Line(colour, LineWidth);
        canvas.DrawRect(place, line);
    }
}

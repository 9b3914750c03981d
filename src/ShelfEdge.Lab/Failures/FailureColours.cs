using SkiaSharp;

namespace ShelfEdge.Lab.Failures;

/// <summary>Colours of the pictures of failures, which the colour-blind can tell apart (Okabe and Ito, 2008).</summary>
internal static class FailureColours
{
    /// <summary>What is true and was not found.</summary>
    public static readonly SKColor Missed = new(255, 140, 0);

    /// <summary>What was found and is not true.</summary>
    public static readonly SKColor Wrong = new(0, 158, 255);

    /// <summary>What was found and is true.</summary>
    public static readonly SKColor Right = new(255, 255, 255, 170);

    /// <summary>The brush for an outline.</summary>
    public static SKPaint Line(SKColor colour, float widthPixels) =>
        new() { Color = colour, StrokeWidth = widthPixels, Style = SKPaintStyle.Stroke, IsAntialias = true };
}

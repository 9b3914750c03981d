namespace ShelfEdge.Core.Geometry;

/// <summary>
/// An axis-aligned rectangle in pixels, origin at the top left, <c>(X1, Y1)</c> inclusive and <c>(X2, Y2)</c> exclusive.
/// Coordinates may be fractional and may lie outside the picture until <see cref="ClampTo"/> is applied. A box whose
/// right or lower edge does not exceed the opposite edge is empty and has area 0.
/// </summary>
public readonly record struct Box(float X1, float Y1, float X2, float Y2)
{
    /// <summary>Pixels, never negative.</summary>
    public float Width => MathF.Max(0, X2 - X1);

    /// <summary>Pixels, never negative.</summary>
    public float Height => MathF.Max(0, Y2 - Y1);

    /// <summary>Square pixels, never negative.</summary>
    public float Area => Width * Height;

    /// <summary>Horizontal middle, in pixels.</summary>
    public float CenterX => (X1 + X2) / 2;

    /// <summary>Vertical middle, in pixels.</summary>
    public float CenterY => (Y1 + Y2) / 2;

    /// <summary>The common part; empty when the boxes do not touch.</summary>
    public Box Intersect(Box other) =>
        new(MathF.Max(X1, other.X1), MathF.Max(Y1, other.Y1), MathF.Min(X2, other.X2), MathF.Min(Y2, other.Y2));

    /// <summary>Intersection over union, 0 to 1; 0 when either box is empty.</summary>
    public float Overlap(Box other)
    {
        var common = Intersect(other).Area;
        return common <= 0 ? 0 : common / (Area + other.Area - common);
    }

    /// <summary>The part inside a picture of the given size.</summary>
    public Box ClampTo(int widthPixels, int heightPixels) =>
        new(
            Math.Clamp(X1, 0, widthPixels),
            Math.Clamp(Y1, 0, heightPixels),
            Math.Clamp(X2, 0, widthPixels),
            Math.Clamp(Y2, 0, heightPixels));
}

namespace ShelfEdge.Lab.Scenes.Corpus;

/// <summary>What changes the whole picture at one moment.</summary>
/// <param name="Light">Share of the full light, above 0.</param>
/// <param name="GlareX">Middle of a patch of glare in pixels; there is none when <c>GlareSize</c> is 0.</param>
/// <param name="GlareY">Its middle, pixels from the top.</param>
/// <param name="GlareSize">Its width in pixels; the height is two thirds of that.</param>
/// <param name="MovedX">Pixels by which all has moved to the right since the camera was set up.</param>
/// <param name="MovedY">The same, down.</param>
/// <param name="Cover">Brightness 1 to 255 of what covers the lens; 0 for nothing.</param>
internal readonly record struct ViewCondition(
    float Light, int GlareX, int GlareY, int GlareSize, int MovedX, int MovedY, int Cover)
{
    /// <summary>Moved further than this, a camera no longer shows what its zones were drawn on.</summary>
    public const int MostMovedPixels = 48;

    /// <summary>With less than this share of the light the picture is dark.</summary>
    public const float Dark = 0.2f;

    /// <summary>Full light, a clean lens, as set up.</summary>
    public static ViewCondition Plain { get; } = new(1, 0, 0, 0, 0, 0, 0);

    /// <summary>Nothing can be told of the shelf.</summary>
    public bool IsBlind => Cover > 0 || Light < Dark || Math.Abs(MovedX) > MostMovedPixels || Math.Abs(MovedY) > MostMovedPixels;

    /// <summary>The patch of glare touches a box in pixels.</summary>
    public bool GlareTouches(float left, float top, float right, float bottom) => GlareSize > 0
        && left < GlareX + (GlareSize / 2f) && right > GlareX - (GlareSize / 2f)
        && top < GlareY + (GlareSize / 3f) && bottom > GlareY - (GlareSize / 3f);
}

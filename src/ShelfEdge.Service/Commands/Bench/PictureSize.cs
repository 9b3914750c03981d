using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Commands.Bench;

/// <summary>Size of a picture, written <c>1920x1080</c>.</summary>
internal sealed record PictureSize(int WidthPixels, int HeightPixels)
{
    private const int MinSidePixels = 16;

    /// <summary>Reads a size whose sides are 16 to <see cref="FramePool.MaxSidePixels"/>.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PictureSize? size)
    {
        size = null;
        if (text?.Split('x') is [var width, var height]
            && TryParseSide(width, out var across)
            && TryParseSide(height, out var down))
        {
            size = new PictureSize(across, down);
        }

        return size is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{WidthPixels}x{HeightPixels}");

    private static bool TryParseSide(string text, out int pixels) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out pixels)
        && pixels is >= MinSidePixels and <= FramePool.MaxSidePixels;
}

using OpenCvSharp;

namespace ShelfEdge.Testing.Capture;

/// <summary>Pictures with a red left half and a blue right half, so that a swap of channels or sides shows.</summary>
public static class TestPicture
{
    /// <summary>Encoded by the extension: .jpg, .png, .bmp or .webp.</summary>
    public static byte[] RedBlue(int width, int height, string extension = ".jpg")
    {
        using var picture = new Mat(height, width, MatType.CV_8UC3, new Scalar(0, 0, 255));
        using var right = new Mat(picture, new Rect(width / 2, 0, width - (width / 2), height));
        right.SetTo(new Scalar(255, 0, 0));
        return Encode(picture, extension);
    }

    /// <summary>One grey level all over.</summary>
    public static byte[] Grey(int width, int height, byte level, string extension = ".png")
    {
        using var picture = new Mat(height, width, MatType.CV_8UC3, Scalar.All(level));
        return Encode(picture, extension);
    }

    /// <summary>Red and blue halves between stripes with structure, for a camera that must not pass for covered.</summary>
    public static byte[] RedBlueBetweenChecks(int width, int height, int stripe, string extension = ".png")
    {
        using var picture = Cv2.ImDecode(RedBlue(width, height, ".png"), ImreadModes.Color);
        using var top = new Mat(picture, new Rect(0, 0, width, stripe));
        using var bottom = new Mat(picture, new Rect(0, height - stripe, width, stripe));
        Check(top, 5);
        Check(bottom, 5);
        return Encode(picture, extension);
    }

    /// <summary>Light and dark squares: structure all over, as a camera that is not covered shows.</summary>
    public static byte[] Checks(int width, int height, int side, string extension = ".png")
    {
        using var picture = new Mat(height, width, MatType.CV_8UC3);
        Check(picture, side);
        return Encode(picture, extension);
    }

    private static void Check(Mat picture, int side)
    {
        var (width, height) = (picture.Width, picture.Height);
        picture.SetTo(Scalar.All(60));
        for (var y = 0; y < height; y += side)
        {
            for (var x = y / side % 2 * side; x < width; x += 2 * side)
            {
                using var square = new Mat(
                    picture, new Rect(x, y, Math.Min(side, width - x), Math.Min(side, height - y)));
                square.SetTo(Scalar.All(180));
            }
        }
    }

    private static byte[] Encode(Mat picture, string extension)
    {
        Cv2.ImEncode(extension, picture, out var bytes);
        return bytes;
    }
}

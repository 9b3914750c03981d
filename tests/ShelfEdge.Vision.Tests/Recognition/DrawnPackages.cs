using OpenCvSharp;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Vision.Capture;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Vision.Tests.Recognition;

/// <summary>
/// A shelf with one package of each of several SKUs, drawn by code. A package looks the same from shelf to shelf but for light,
/// size, noise and what a camera does to it.
/// </summary>
internal static class DrawnPackages
{
    public const int Skus = 8;

    /// <summary>Draws a shelf over a whole frame.</summary>
    /// <param name="frame">At least 1200 x 320.</param>
    /// <param name="first">SKU of the first package.</param>
    /// <param name="height">Of a package, in pixels.</param>
    /// <param name="gain">Brightness.</param>
    /// <param name="seed">Of the noise.</param>
    /// <returns>Where each SKU from <paramref name="first"/> to first + Skus - 1 stands.</returns>
    public static Found[] Draw(Frame frame, int first, int height, double gain, int seed)
    {
        frame.Image.SetTo(new Scalar(150, 155, 160));
        var width = height * 6 / 10;
        var found = new Found[Skus];
        for (var i = 0; i < Skus; i++)
        {
            using var front = Front(first + i);
            using var scaled = new Mat();
            Cv2.Resize(front, scaled, new Size(width, height), 0, 0, InterpolationFlags.Area);
            var (left, top) = (20 + (i * (width + 12)), frame.HeightPixels - height - 20);
            using var place = new Mat(frame.Image, new Rect(left, top, width, height));
            scaled.CopyTo(place);

            // A detector is off by a little.
            found[i] = new Found(new Box(left - 2, top + 1, left + width + 1, top + height + 2), 0, 0.9f);
        }

        frame.Image.ConvertTo(frame.Image, -1, gain, 4);
        Cv2.GaussianBlur(frame.Image, frame.Image, new Size(3, 3), 0.8);
        using var noise = new Mat(frame.Image.Size(), MatType.CV_8UC3);
        var pixels = new byte[frame.WidthPixels * frame.HeightPixels * 3];
        new Random(seed).NextBytes(pixels);
        using var random = Mat.FromPixelData(frame.HeightPixels, frame.WidthPixels, MatType.CV_8UC3, pixels);
        Cv2.AddWeighted(frame.Image, 0.96, random, 0.04, -4, noise);
        noise.CopyTo(frame.Image);
        return found;
    }

    private static Mat Front(int sku)
    {
        var random = new Random(1000 + sku);
        var front = new Mat(300, 180, MatType.CV_8UC3, Colour(random));
        Cv2.Rectangle(front, new Rect(0, random.Next(20, 160), 180, random.Next(30, 90)), Colour(random), Cv2.FILLED);
        Cv2.Circle(front, new Point(random.Next(50, 130), random.Next(160, 240)), random.Next(20, 45), Colour(random), Cv2.FILLED);
        Cv2.PutText(front, $"{(char)('A' + (sku % 26))}{sku * 37 % 100}", new Point(15, 120), HersheyFonts.HersheyDuplex, 2.2, Colour(random), 5);
        Cv2.PutText(front, Name(random), new Point(12, 280), HersheyFonts.HersheySimplex, 0.9, Scalar.White, 2);
        return front;
    }

    private static string Name(Random random) => string.Concat(Enumerable.Range(0, 8).Select(_ => (char)('A' + random.Next(26))));

    private static Scalar Colour(Random random) => new(random.Next(256), random.Next(256), random.Next(256));
}

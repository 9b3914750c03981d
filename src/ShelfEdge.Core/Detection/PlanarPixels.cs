using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ShelfEdge.Core.Detection;

/// <summary>
/// Splits BGR pixels into planes, 16 pixels at a time: three loads, nine byte shuffles. The scalar methods do the same
/// from a given pixel on; they finish the rest and are the standard that the vectors are tested against.
/// </summary>
internal static class PlanarPixels
{
    private const int PixelsPerStep = 16;

    public static void Write(ReadOnlySpan<byte> bgr, Planes<byte> planes)
    {
        var vectorized = Vector128.IsHardwareAccelerated ? planes.Blue.Length / PixelsPerStep * PixelsPerStep : 0;
        ref var source = ref MemoryMarshal.GetReference(bgr);
        ref var blue = ref MemoryMarshal.GetReference(planes.Blue);
        ref var green = ref MemoryMarshal.GetReference(planes.Green);
        ref var red = ref MemoryMarshal.GetReference(planes.Red);
        for (var i = 0; i < vectorized; i += PixelsPerStep)
        {
            Split(ref source, i, out var b, out var g, out var r);
            b.StoreUnsafe(ref blue, (nuint)i);
            g.StoreUnsafe(ref green, (nuint)i);
            r.StoreUnsafe(ref red, (nuint)i);
        }

        WriteScalar(bgr, planes, vectorized);
    }

    public static void Write(ReadOnlySpan<byte> bgr, Planes<float> planes, float scale)
    {
        var vectorized = Vector128.IsHardwareAccelerated ? planes.Blue.Length / PixelsPerStep * PixelsPerStep : 0;
        ref var source = ref MemoryMarshal.GetReference(bgr);
        ref var blue = ref MemoryMarshal.GetReference(planes.Blue);
        ref var green = ref MemoryMarshal.GetReference(planes.Green);
        ref var red = ref MemoryMarshal.GetReference(planes.Red);
        for (var i = 0; i < vectorized; i += PixelsPerStep)
        {
            Split(ref source, i, out var b, out var g, out var r);
            ScaledPixels.Store(b, scale, ref blue, i);
            ScaledPixels.Store(g, scale, ref green, i);
            ScaledPixels.Store(r, scale, ref red, i);
        }

        WriteScalar(bgr, planes, scale, vectorized);
    }

    public static void WriteScalar(ReadOnlySpan<byte> bgr, Planes<byte> planes, int firstPixel = 0)
    {
        for (var i = firstPixel; i < planes.Blue.Length; i++)
        {
            planes.Blue[i] = bgr[3 * i];
            planes.Green[i] = bgr[(3 * i) + 1];
            planes.Red[i] = bgr[(3 * i) + 2];
        }
    }

    public static void WriteScalar(ReadOnlySpan<byte> bgr, Planes<float> planes, float scale, int firstPixel = 0)
    {
        for (var i = firstPixel; i < planes.Blue.Length; i++)
        {
            planes.Blue[i] = bgr[3 * i] * scale;
            planes.Green[i] = bgr[(3 * i) + 1] * scale;
            planes.Red[i] = bgr[(3 * i) + 2] * scale;
        }
    }

    /// <summary>Takes 16 pixels apart. An index beyond 15 shuffles in a zero, so the three parts are joined by or.</summary>
    private static void Split(
        ref byte source, int pixel, out Vector128<byte> blue, out Vector128<byte> green, out Vector128<byte> red)
    {
        const byte No = 255;
        var first = Vector128.LoadUnsafe(ref source, (nuint)(3 * pixel));
        var second = Vector128.LoadUnsafe(ref source, (nuint)((3 * pixel) + 16));
        var third = Vector128.LoadUnsafe(ref source, (nuint)((3 * pixel) + 32));

        blue = Vector128.Shuffle(first, Vector128.Create(0, 3, 6, 9, 12, 15, No, No, No, No, No, No, No, No, No, No))
            | Vector128.Shuffle(second, Vector128.Create(No, No, No, No, No, No, 2, 5, 8, 11, 14, No, No, No, No, No))
            | Vector128.Shuffle(third, Vector128.Create(No, No, No, No, No, No, No, No, No, No, No, 1, 4, 7, 10, 13));
        green = Vector128.Shuffle(first, Vector128.Create(1, 4, 7, 10, 13, No, No, No, No, No, No, No, No, No, No, No))
            | Vector128.Shuffle(second, Vector128.Create(No, No, No, No, No, 0, 3, 6, 9, 12, 15, No, No, No, No, No))
            | Vector128.Shuffle(third, Vector128.Create(No, No, No, No, No, No, No, No, No, No, No, 2, 5, 8, 11, 14));
        red = Vector128.Shuffle(first, Vector128.Create(2, 5, 8, 11, 14, No, No, No, No, No, No, No, No, No, No, No))
            | Vector128.Shuffle(second, Vector128.Create(No, No, No, No, No, 1, 4, 7, 10, 13, No, No, No, No, No, No))
            | Vector128.Shuffle(third, Vector128.Create(No, No, No, No, No, No, No, No, No, No, 0, 3, 6, 9, 12, 15));
    }
}

using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ShelfEdge.Core.Detection;

/// <summary>
/// Pixels that stay pixels: swapped to RGB, scaled to floats, or both. The scalar methods do the same from a given place
/// on; they finish the rest and are the standard that the vectors are tested against.
/// </summary>
internal static class PackedPixels
{
    private const int PixelsPerSwap = 5;
    private const int BytesPerVector = 16;

    public static void Swap(ReadOnlySpan<byte> bgr, Span<byte> rgb)
    {
        // Five pixels are 15 bytes; the 16th is copied as it is and overwritten by the next step.
        var pixel = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            ref var source = ref MemoryMarshal.GetReference(bgr);
            ref var target = ref MemoryMarshal.GetReference(rgb);
            for (; (3 * pixel) + BytesPerVector <= bgr.Length; pixel += PixelsPerSwap)
            {
                var bytes = Vector128.LoadUnsafe(ref source, (nuint)(3 * pixel));
                var order = Vector128.Create((byte)2, 1, 0, 5, 4, 3, 8, 7, 6, 11, 10, 9, 14, 13, 12, 15);
                Vector128.Shuffle(bytes, order).StoreUnsafe(ref target, (nuint)(3 * pixel));
            }
        }

        SwapScalar(bgr, rgb, pixel);
    }

    public static void SwapScalar(ReadOnlySpan<byte> bgr, Span<byte> rgb, int firstPixel = 0)
    {
        for (var i = 3 * firstPixel; i < bgr.Length; i += 3)
        {
            rgb[i] = bgr[i + 2];
            rgb[i + 1] = bgr[i + 1];
            rgb[i + 2] = bgr[i];
        }
    }

    public static void Scale(ReadOnlySpan<byte> pixels, Span<float> target, float scale)
    {
        var vectorized = Vector128.IsHardwareAccelerated ? pixels.Length / BytesPerVector * BytesPerVector : 0;
        ref var from = ref MemoryMarshal.GetReference(pixels);
        ref var to = ref MemoryMarshal.GetReference(target);
        for (var i = 0; i < vectorized; i += BytesPerVector)
        {
            ScaledPixels.Store(Vector128.LoadUnsafe(ref from, (nuint)i), scale, ref to, i);
        }

        ScaleScalar(pixels, target, scale, vectorized);
    }

    public static void ScaleScalar(ReadOnlySpan<byte> pixels, Span<float> target, float scale, int first = 0)
    {
        for (var i = first; i < pixels.Length; i++)
        {
            target[i] = pixels[i] * scale;
        }
    }

    /// <summary>Plain: no known model that runs on the CPU takes packed RGB floats, so speed would serve nobody.</summary>
    public static void SwapAndScale(ReadOnlySpan<byte> bgr, Span<float> rgb, float scale)
    {
        for (var i = 0; i < bgr.Length; i += 3)
        {
            rgb[i] = bgr[i + 2] * scale;
            rgb[i + 1] = bgr[i + 1] * scale;
            rgb[i + 2] = bgr[i] * scale;
        }
    }
}

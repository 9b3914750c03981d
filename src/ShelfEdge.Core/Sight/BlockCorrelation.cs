using System.Runtime.Intrinsics;

namespace ShelfEdge.Core.Sight;

/// <summary>Compares square blocks of grey pictures whatever the brightness and contrast of the light.</summary>
internal static class BlockCorrelation
{
    /// <summary>Zero-mean normalized cross-correlation, -1 to 1; 0 when either block is flat.</summary>
    /// <param name="side">8 or 16.</param>
    /// <param name="first">A picture.</param>
    /// <param name="firstAt">Index of the first pixel of its block.</param>
    /// <param name="second">A picture of the same width.</param>
    /// <param name="secondAt">Index of the first pixel of its block.</param>
    /// <param name="stride">The width of both.</param>
    public static float Of(int side, ReadOnlySpan<byte> first, int firstAt, ReadOnlySpan<byte> second, int secondAt, int stride)
    {
        var sumA = Vector128<ushort>.Zero;
        var sumB = Vector128<ushort>.Zero;
        var squareA = Vector128<uint>.Zero;
        var squareB = Vector128<uint>.Zero;
        var product = Vector128<uint>.Zero;
        for (var row = 0; row < side; row++)
        {
            var a = Load(side, first[(firstAt + (row * stride))..]);
            var b = Load(side, second[(secondAt + (row * stride))..]);
            var (aLow, aHigh) = Vector128.Widen(a);
            var (bLow, bHigh) = Vector128.Widen(b);
            sumA += aLow + aHigh;
            sumB += bLow + bHigh;
            squareA += Sum(aLow * aLow) + Sum(aHigh * aHigh);
            squareB += Sum(bLow * bLow) + Sum(bHigh * bHigh);
            product += Sum(aLow * bLow) + Sum(aHigh * bHigh);
        }

        var pixels = (double)(side * side);
        double meanA = Vector128.Sum(Sum(sumA)), meanB = Vector128.Sum(Sum(sumB));
        var varianceA = (pixels * Vector128.Sum(squareA)) - (meanA * meanA);
        var varianceB = (pixels * Vector128.Sum(squareB)) - (meanB * meanB);
        var covariance = (pixels * Vector128.Sum(product)) - (meanA * meanB);
        var scale = varianceA * varianceB;
        return scale > 0 ? (float)(covariance / Math.Sqrt(scale)) : 0;
    }

    /// <summary>Mean and standard deviation of a block, in grey levels.</summary>
    public static (float Mean, float Deviation) Spread(int side, ReadOnlySpan<byte> picture, int at, int stride)
    {
        int sum = 0, squares = 0;
        for (var row = 0; row < side; row++)
        {
            foreach (int value in picture.Slice(at + (row * stride), side))
            {
                sum += value;
                squares += value * value;
            }
        }

        var mean = (float)sum / (side * side);
        return (mean, MathF.Sqrt(Math.Max(0, ((float)squares / (side * side)) - (mean * mean))));
    }

    private static Vector128<byte> Load(int side, ReadOnlySpan<byte> row) => side == 16
        ? Vector128.Create(row)
        : Vector128.Create(Vector64.Create(row), Vector64<byte>.Zero);

    private static Vector128<uint> Sum(Vector128<ushort> values)
    {
        var (low, high) = Vector128.Widen(values);
        return low + high;
    }
}

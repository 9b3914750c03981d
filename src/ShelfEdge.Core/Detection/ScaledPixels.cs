using System.Runtime.Intrinsics;

namespace ShelfEdge.Core.Detection;

/// <summary>Sixteen bytes to sixteen scaled floats, rounded as the scalar product is.</summary>
internal static class ScaledPixels
{
    public static void Store(Vector128<byte> bytes, float scale, ref float target, int at)
    {
        var (low, high) = Vector128.Widen(bytes);
        var (first, second) = Vector128.Widen(low);
        var (third, fourth) = Vector128.Widen(high);
        Store(first, scale, ref target, at);
        Store(second, scale, ref target, at + 4);
        Store(third, scale, ref target, at + 8);
        Store(fourth, scale, ref target, at + 12);
    }

    // Through signed numbers: that conversion is one instruction, and a byte fits either way.
    private static void Store(Vector128<uint> values, float scale, ref float target, int at) =>
        (Vector128.ConvertToSingle(values.AsInt32()) * scale).StoreUnsafe(ref target, (nuint)at);
}

using System.Buffers.Binary;
using ShelfEdge.Core.Segment;

namespace ShelfEdge.Service.Kiosk;

/// <summary>The sums of a shopper as bytes for the database: float64 each, little endian, in the order of <see cref="Write"/>.</summary>
internal static class TallyBlob
{
    private const int Sums = 9;

    public static byte[] Write(ShopperTally tally)
    {
        double[] values =
        [
            tally.Last.ToUnixTimeMilliseconds(), tally.Visits, tally.Amount, tally.Lines, tally.Hours, tally.KnownLines, tally.Levels,
            tally.KnownAmount, tally.PromotedAmount, .. tally.ByCategory,
        ];
        var bytes = new byte[values.Length * sizeof(double)];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), values[i]);
        }

        return bytes;
    }

    /// <summary>The sums, or null when the bytes hold none.</summary>
    public static ShopperTally? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is not (Sums * sizeof(double) or (Sums + ShopperTally.Categories) * sizeof(double)))
        {
            return null;
        }

        var values = new double[bytes.Length / sizeof(double)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * sizeof(double))..]);
        }

        return values.All(double.IsFinite) && values[0] >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && values[0] < 1e14 && values[1] is >= 0 and <= int.MaxValue
            ? new ShopperTally(DateTimeOffset.FromUnixTimeMilliseconds((long)values[0]), (int)values[1], values[2])
            {
                Lines = values[3],
                Hours = values[4],
                KnownLines = values[5],
                Levels = values[6],
                KnownAmount = values[7],
                PromotedAmount = values[8],
                ByCategory = [.. values[Sums..]],
            }
            : null;
    }
}

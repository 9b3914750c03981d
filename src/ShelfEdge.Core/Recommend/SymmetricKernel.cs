using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ShelfEdge.Core.Recommend;

/// <summary>
/// Products of packed rows with themselves, upper triangle only: the inner loop of least squares and of its Cholesky
/// factorization. Eight rows of the target are held in registers, so that every value read is used eight times.
/// </summary>
internal static class SymmetricKernel
{
    /// <summary>Rows of a block of the target; a width must be a multiple of it.</summary>
    public const int BlockRows = 8;

    /// <summary>Widths are a multiple of this: of the block and of the longest vector a processor may have.</summary>
    public const int WidthUnit = 16;

    /// <summary>Adds <c>sign * rows^T rows</c> to the upper triangle of <paramref name="target"/>.</summary>
    /// <param name="rows">Count rows of the given width.</param>
    /// <param name="width">A multiple of <see cref="WidthUnit"/>.</param>
    /// <param name="target">Width by width. Some values under the diagonal change too; they mean nothing.</param>
    public static void AddGram(ReadOnlySpan<float> rows, int width, Span<float> target)
    {
        for (int block = 0; block < width; block += BlockRows)
        {
            AddBlock(rows, width, block, target.Slice(block * width, BlockRows * width), 1f);
        }
    }

    /// <summary>Adds to eight rows of the target, from <paramref name="firstRow"/> on and right of it.</summary>
    public static void AddBlock(ReadOnlySpan<float> rows, int width, int firstRow, Span<float> block, float sign)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(width % WidthUnit, 0, nameof(width));
        ArgumentOutOfRangeException.ThrowIfNotEqual(firstRow % BlockRows, 0, nameof(firstRow));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstRow, width - BlockRows);
        ArgumentOutOfRangeException.ThrowIfLessThan(block.Length, BlockRows * width, nameof(block));
        int count = rows.Length / width;
        if (count == 0)
        {
            return;
        }

        // The first vector may begin left of the diagonal when vectors are longer than a block.
        for (int column = firstRow - (firstRow % Vector<float>.Count); column < width; column += Vector<float>.Count)
        {
            AddTile(ref MemoryMarshal.GetReference(rows), count, width, firstRow, column, ref block[column], sign);
        }
    }

    private static void AddTile(ref float rows, int count, int width, int firstRow, int column, ref float target, float sign)
    {
        Vector<float> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        Vector<float> sum4 = default, sum5 = default, sum6 = default, sum7 = default;
        ref float row = ref rows;
        for (int i = 0; i < count; i++)
        {
            Vector<float> right = Vector.LoadUnsafe(ref row, (nuint)column);
            ref float left = ref Unsafe.Add(ref row, firstRow);
            sum0 = Vector.FusedMultiplyAdd(right, new Vector<float>(left), sum0);
            sum1 = Vector.FusedMultiplyAdd(right, new Vector<float>(Unsafe.Add(ref left, 1)), sum1);
            sum2 = Vector.FusedMultiplyAdd(right, new Vector<float>(Unsafe.Add(ref left, 2)), sum2);
            sum3 = Vector.FusedMultiplyAdd(right, new Vector<float>(Unsafe.Add(ref left, 3)), sum3);
            sum4 = Vector.FusedMultiplyAdd(right, new Vector<float>(Unsafe.Add(ref left, 4)), sum4);
            sum5 = Vector.FusedMultiplyAdd(right, new Vector<float>(Unsafe.Add(ref left, 5)), sum5);
            sum6 = Vector.FusedMultiplyAdd(right, new Vector<float>(Unsafe.Add(ref left, 6)), sum6);
            sum7 = Vector.FusedMultiplyAdd(right, new Vector<float>(Unsafe.Add(ref left, 7)), sum7);
            row = ref Unsafe.Add(ref row, width);
        }

        var scale = new Vector<float>(sign);
        Add(ref target, sum0 * scale);
        Add(ref Unsafe.Add(ref target, width), sum1 * scale);
        Add(ref Unsafe.Add(ref target, 2 * width), sum2 * scale);
        Add(ref Unsafe.Add(ref target, 3 * width), sum3 * scale);
        Add(ref Unsafe.Add(ref target, 4 * width), sum4 * scale);
        Add(ref Unsafe.Add(ref target, 5 * width), sum5 * scale);
        Add(ref Unsafe.Add(ref target, 6 * width), sum6 * scale);
        Add(ref Unsafe.Add(ref target, 7 * width), sum7 * scale);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref float target, Vector<float> value) =>
        (Vector.LoadUnsafe(ref target) + value).StoreUnsafe(ref target);
}

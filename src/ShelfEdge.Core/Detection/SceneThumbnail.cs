using System.Collections.Immutable;

namespace ShelfEdge.Core.Detection;

/// <summary>
/// A frame reduced to a coarse grid of mean brightness, from which the stock stage tells whether something moves or
/// stands before the shelf. Always the same number of cells, whatever the size of the frame. Immutable.
/// </summary>
public sealed class SceneThumbnail
{
    /// <summary>Cells in a row.</summary>
    public const int Columns = 128;

    /// <summary>Rows of cells.</summary>
    public const int Rows = 72;

    /// <summary>Cells in all.</summary>
    public const int Cells = Columns * Rows;

    // About this many pixels a side of a cell are read: enough to average noise away, and the cost does not grow with
    // the frame.
    private const int SamplesPerSide = 6;

    /// <summary>Takes cells that were made before.</summary>
    /// <param name="luma">Brightness 0 to 255 by cell, row by row, <see cref="Cells"/> of them.</param>
    /// <exception cref="ArgumentException">The number of cells is wrong.</exception>
    public SceneThumbnail(ImmutableArray<byte> luma)
    {
        if (luma.IsDefault || luma.Length != Cells)
        {
            throw new ArgumentException($"Must hold {Cells} cells.", nameof(luma));
        }

        Luma = luma;
    }

    /// <summary>Brightness 0 to 255 by cell, row by row.</summary>
    public ImmutableArray<byte> Luma { get; }

    /// <summary>Reduces a picture; allocates the thumbnail only.</summary>
    /// <inheritdoc cref="Reduce"/>
    public static SceneThumbnail FromBgr(ReadOnlySpan<byte> pixels, int widthPixels, int heightPixels, int strideBytes)
    {
        var luma = new byte[Cells];
        Reduce(pixels, widthPixels, heightPixels, strideBytes, luma);
        return new SceneThumbnail(System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(luma));
    }

    /// <summary>Reduces a picture into a buffer of the caller; allocates nothing.</summary>
    /// <param name="pixels">Blue, green, red, 8 bits each, row by row from the top.</param>
    /// <param name="widthPixels">At least 1.</param>
    /// <param name="heightPixels">At least 1.</param>
    /// <param name="strideBytes">From the start of one row to the start of the next, at least 3 times the width.</param>
    /// <param name="luma">Receives <see cref="Cells"/> cells.</param>
    /// <exception cref="ArgumentException">A size is out of range or a span is too short for it.</exception>
    public static void Reduce(
        ReadOnlySpan<byte> pixels, int widthPixels, int heightPixels, int strideBytes, Span<byte> luma)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(widthPixels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(heightPixels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan((long)strideBytes, 3L * widthPixels, nameof(strideBytes));
        if (pixels.Length < ((long)strideBytes * (heightPixels - 1)) + (3L * widthPixels) || luma.Length < Cells)
        {
            throw new ArgumentException("A span is too short for the size given.", nameof(pixels));
        }

        for (var row = 0; row < Rows; row++)
        {
            var (top, bottom) = Range(row, Rows, heightPixels);
            for (var column = 0; column < Columns; column++)
            {
                var (left, right) = Range(column, Columns, widthPixels);
                luma[(row * Columns) + column] = MeanLuma(pixels, strideBytes, left, top, right, bottom);
            }
        }
    }

    /// <summary>The pixels of one cell along one axis; at least one, so that a frame smaller than the grid works.</summary>
    private static (int First, int End) Range(int cell, int cells, int length)
    {
        var first = (int)((long)cell * length / cells);
        var end = (int)((long)(cell + 1) * length / cells);
        return (first, Math.Max(first + 1, end));
    }

    private static byte MeanLuma(ReadOnlySpan<byte> pixels, int stride, int left, int top, int right, int bottom)
    {
        var stepX = (right - left + SamplesPerSide - 1) / SamplesPerSide;
        var stepY = (bottom - top + SamplesPerSide - 1) / SamplesPerSide;
        var sum = 0L;
        var samples = 0;
        for (var y = top; y < bottom; y += stepY)
        {
            var line = pixels[(y * stride)..];
            for (var x = left; x < right; x += stepX)
            {
                // BT.601 weights in 1/256: 0.114 blue, 0.587 green, 0.299 red.
                sum += (29 * line[3 * x]) + (150 * line[(3 * x) + 1]) + (77 * line[(3 * x) + 2]);
                samples++;
            }
        }

        return (byte)(sum / (256L * samples));
    }
}

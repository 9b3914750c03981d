using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Detection;

/// <summary>A picture that somebody else owns: blue, green, red, 8 bits each, rows packed from the top.</summary>
public readonly ref struct BgrPicture
{
    private readonly ReadOnlySpan<byte> _pixels;

    /// <summary>Takes the pixels as they are.</summary>
    /// <exception cref="ArgumentException">A side is not positive, or the length is not that of the size.</exception>
    public BgrPicture(ReadOnlySpan<byte> pixels, int widthPixels, int heightPixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(widthPixels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(heightPixels, 1);
        if (pixels.Length != 3L * widthPixels * heightPixels)
        {
            throw new ArgumentException($"Must have {3L * widthPixels * heightPixels} bytes.", nameof(pixels));
        }

        _pixels = pixels;
        WidthPixels = widthPixels;
        HeightPixels = heightPixels;
    }

    /// <summary>Columns.</summary>
    public int WidthPixels { get; }

    /// <summary>Rows.</summary>
    public int HeightPixels { get; }

    /// <summary>
    /// How much brightness changes from sample to sample inside a box, down and across together; 0 for a plain surface.
    /// </summary>
    /// <param name="box">Clamped to the picture.</param>
    /// <param name="step">Pixels from one sample to the next; at least 1.</param>
    internal double EdgesIn(Box box, int step)
    {
        var (left, right) = ((int)Math.Clamp(box.X1, 0, WidthPixels - 1), (int)Math.Clamp(box.X2, 0, WidthPixels));
        var (top, bottom) = ((int)Math.Clamp(box.Y1, 0, HeightPixels - 1), (int)Math.Clamp(box.Y2, 0, HeightPixels));
        var sum = 0L;
        var samples = 0;
        for (var y = top; y == top || y < bottom; y += step)
        {
            for (var x = left; x == left || x < right; x += step)
            {
                var here = LumaAt(x, y);
                sum += Math.Abs(LumaAt(Math.Min(x + step, WidthPixels - 1), y) - here)
                    + Math.Abs(LumaAt(x, Math.Min(y + step, HeightPixels - 1)) - here);
                samples++;
            }
        }

        return sum / (double)samples;
    }

    // BT.601 weights in 1/256.
    private int LumaAt(int x, int y)
    {
        var pixel = _pixels.Slice(3 * ((y * WidthPixels) + x), 3);
        return ((29 * pixel[0]) + (150 * pixel[1]) + (77 * pixel[2])) >> 8;
    }
}

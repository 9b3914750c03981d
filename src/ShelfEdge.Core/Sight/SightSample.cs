namespace ShelfEdge.Core.Sight;

/// <summary>
/// All that is kept of a frame to judge its camera: a small grey picture, how much fine detail it has where, and some of
/// its pixels as they were. Fixed in size, whatever the size of the frame. Owned and reused by whoever made it.
/// </summary>
public sealed class SightSample
{
    /// <summary>Columns of the grey picture.</summary>
    public const int Width = 320;

    /// <summary>Its rows.</summary>
    public const int Height = 180;

    internal const int DetailColumns = 40;
    internal const int DetailRows = 22;
    private const int PointColumns = 64;
    private const int PointRows = 36;
    private const int RowsPerDetail = 4;

    private readonly byte[] _grey = new byte[Width * Height];
    private readonly byte[] _points = new byte[PointColumns * PointRows];
    private readonly float[] _detail = new float[DetailColumns * DetailRows];

    /// <summary>Mean brightness 0 to 255, row by row; written by whoever fills the sample.</summary>
    public Span<byte> Grey => _grey;

    internal ReadOnlySpan<byte> Points => _points;

    internal ReadOnlySpan<float> Detail => _detail;

    /// <summary>Takes over what another sample holds.</summary>
    public void CopyFrom(SightSample other)
    {
        other._grey.CopyTo(_grey, 0);
        other._points.CopyTo(_points, 0);
        other._detail.CopyTo(_detail, 0);
    }

    /// <summary>Reads what the grey picture is too small to show. Allocates nothing.</summary>
    /// <param name="pixels">Blue, green, red, 8 bits each, row by row without padding.</param>
    /// <param name="widthPixels">At least 2.</param>
    /// <param name="heightPixels">At least 1.</param>
    /// <exception cref="ArgumentException">A size is out of range or the span is too short for it.</exception>
    public void ReadPixels(ReadOnlySpan<byte> pixels, int widthPixels, int heightPixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(widthPixels, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(heightPixels, 1);
        if (pixels.Length < 3L * widthPixels * heightPixels)
        {
            throw new ArgumentException("Too short for the size given.", nameof(pixels));
        }

        var stride = 3 * widthPixels;
        for (var row = 0; row < PointRows; row++)
        {
            var line = pixels.Slice(((2 * row) + 1) * heightPixels / (2 * PointRows) * stride, stride);
            for (var column = 0; column < PointColumns; column++)
            {
                _points[(row * PointColumns) + column] = line[(3 * (((2 * column) + 1) * widthPixels / (2 * PointColumns))) + 1];
            }
        }

        for (var row = 0; row < DetailRows; row++)
        {
            ReadDetail(pixels, widthPixels, heightPixels, row);
        }
    }

    /// <summary>Mean squared difference of green from pixel to pixel along a few lines of each cell.</summary>
    private void ReadDetail(ReadOnlySpan<byte> pixels, int width, int height, int row)
    {
        Span<long> sums = stackalloc long[DetailColumns];
        sums.Clear();
        for (var part = 0; part < RowsPerDetail; part++)
        {
            // A cell is 8 rows of the grey picture.
            var y = (int)((row + ((part + 0.5f) / RowsPerDetail)) * 8 / Height * height);
            var line = pixels.Slice(Math.Min(y, height - 1) * 3 * width, 3 * width);
            for (var column = 0; column < DetailColumns; column++)
            {
                var end = Math.Min(((column + 1) * width / DetailColumns) + 1, width);
                var sum = 0;
                int before = line[(3 * (column * width / DetailColumns)) + 1];
                for (var x = (column * width / DetailColumns) + 1; x < end; x++)
                {
                    int value = line[(3 * x) + 1];
                    sum += (value - before) * (value - before);
                    before = value;
                }

                sums[column] += sum;
            }
        }

        for (var column = 0; column < DetailColumns; column++)
        {
            _detail[(row * DetailColumns) + column] = sums[column] / (float)(RowsPerDetail * Math.Max(1, width / DetailColumns));
        }
    }
}

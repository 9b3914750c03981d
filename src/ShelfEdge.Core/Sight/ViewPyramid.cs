namespace ShelfEdge.Core.Sight;

/// <summary>A grey picture and its halves and quarters. Fixed in size. One writer.</summary>
internal sealed class ViewPyramid
{
    public const int Levels = 3;

    private readonly byte[][] _levels =
        [.. Enumerable.Range(0, Levels).Select(level => new byte[(SightSample.Width >> level) * (SightSample.Height >> level)])];

    /// <summary>Row by row; level 0 is the largest.</summary>
    public ReadOnlySpan<byte> this[int level] => _levels[level];

    public static int WidthOf(int level) => SightSample.Width >> level;

    public static int HeightOf(int level) => SightSample.Height >> level;

    public void Read(ReadOnlySpan<byte> grey)
    {
        grey.CopyTo(_levels[0]);
        for (var level = 1; level < Levels; level++)
        {
            Halve(_levels[level - 1], WidthOf(level - 1), _levels[level], WidthOf(level), HeightOf(level));
        }
    }

    private static void Halve(ReadOnlySpan<byte> from, int stride, Span<byte> to, int width, int height)
    {
        for (var y = 0; y < height; y++)
        {
            var upper = from.Slice(2 * y * stride, 2 * width);
            var lower = from.Slice(((2 * y) + 1) * stride, 2 * width);
            var row = to.Slice(y * width, width);
            for (var x = 0; x < row.Length; x++)
            {
                row[x] = (byte)((upper[2 * x] + upper[(2 * x) + 1] + lower[2 * x] + lower[(2 * x) + 1] + 2) >> 2);
            }
        }
    }
}

using System.Runtime.InteropServices;
using ShelfEdge.Core.Detection;

namespace ShelfEdge.Core.Sight;

/// <summary>A frame's grey picture moved back to where the reference view was. Fixed in size. One writer.</summary>
internal sealed class RegisteredView
{
    private readonly byte[] _grey = new byte[SightSample.Width * SightSample.Height];

    public ReadOnlySpan<byte> Grey => _grey;

    /// <summary>Moves a picture back; what lies outside of it is taken from <paramref name="beyond"/>.</summary>
    public void Read(ReadOnlySpan<byte> grey, float x, float y, ReadOnlySpan<byte> beyond)
    {
        if (x == 0 && y == 0)
        {
            grey.CopyTo(_grey);
            return;
        }

        var (wholeX, wholeY) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
        var (partX, partY) = ((int)(((x - wholeX) * 16) + 0.5f), (int)(((y - wholeY) * 16) + 0.5f));
        for (var row = 0; row < SightSample.Height; row++)
        {
            for (var column = 0; column < SightSample.Width; column++)
            {
                var to = (row * SightSample.Width) + column;
                var (left, top) = (column + wholeX, row + wholeY);
                if (left < 0 || top < 0 || left >= SightSample.Width || top >= SightSample.Height)
                {
                    _grey[to] = beyond[to];
                    continue;
                }

                // The last column and row stand for what would come after them.
                var at = (top * SightSample.Width) + left;
                var right = left < SightSample.Width - 1 ? 1 : 0;
                var below = at + (top < SightSample.Height - 1 ? SightSample.Width : 0);
                var upper = (grey[at] * (16 - partX)) + (grey[at + right] * partX);
                var lower = (grey[below] * (16 - partX)) + (grey[below + right] * partX);
                _grey[to] = (byte)(((upper * (16 - partY)) + (lower * partY) + 128) >> 8);
            }
        }
    }

    /// <summary>Its thumbnail: each cell is two and a half pixels wide and high.</summary>
    public SceneThumbnail ToThumbnail()
    {
        var cells = new byte[SceneThumbnail.Cells];
        for (var row = 0; row < SceneThumbnail.Rows; row++)
        {
            var (y, topWeight, bottomWeight) = Span(row);
            for (var column = 0; column < SceneThumbnail.Columns; column++)
            {
                var (x, leftWeight, rightWeight) = Span(column);
                var at = (y * SightSample.Width) + x;
                var sum = (topWeight * Line(at, leftWeight, rightWeight)) + (2 * Line(at + SightSample.Width, leftWeight, rightWeight))
                    + (bottomWeight * Line(at + (2 * SightSample.Width), leftWeight, rightWeight));
                cells[(row * SceneThumbnail.Columns) + column] = (byte)((sum + 12) / 25);
            }
        }

        return new SceneThumbnail(ImmutableCollectionsMarshal.AsImmutableArray(cells));
    }

    private static (int First, int FirstWeight, int LastWeight) Span(int cell) =>
        cell % 2 == 0 ? (cell / 2 * 5, 2, 1) : ((cell / 2 * 5) + 2, 1, 2);

    private int Line(int at, int left, int right) => (left * _grey[at]) + (2 * _grey[at + 1]) + (right * _grey[at + 2]);
}

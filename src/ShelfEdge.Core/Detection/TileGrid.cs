using System.Collections.Immutable;
using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Detection;

/// <summary>
/// A large frame cut into tiles of one size, evenly laid, so that neighbours share at least the overlap. A frame that one
/// tile can hold is not cut. Immutable.
/// </summary>
public sealed class TileGrid
{
    /// <summary>A frame that would need more tiles gets larger ones instead.</summary>
    public const int MaxTiles = 32;

    private const double Growth = 1.1;

    private TileGrid(int frameWidth, int frameHeight, int tileWidth, int tileHeight, double overlap)
    {
        FrameWidthPixels = frameWidth;
        FrameHeightPixels = frameHeight;
        var width = Math.Min(tileWidth, frameWidth);
        var height = Math.Min(tileHeight, frameHeight);
        var columns = Count(frameWidth, width, overlap);
        var rows = Count(frameHeight, height, overlap);
        if ((long)columns * rows > MaxTiles)
        {
            Tiles = [];
            return;
        }

        var tiles = ImmutableArray.CreateBuilder<PixelRegion>(columns * rows);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                tiles.Add(new PixelRegion(Start(column, columns, frameWidth, width), Start(row, rows, frameHeight, height), width, height));
            }
        }

        Tiles = tiles.MoveToImmutable();
    }

    /// <summary>Width of the frame.</summary>
    public int FrameWidthPixels { get; }

    /// <summary>Height of the frame.</summary>
    public int FrameHeightPixels { get; }

    /// <summary>1 to <see cref="MaxTiles"/>, row by row.</summary>
    public ImmutableArray<PixelRegion> Tiles { get; }

    /// <summary>Lays the tiles.</summary>
    /// <param name="frameWidthPixels">At least 1.</param>
    /// <param name="frameHeightPixels">At least 1.</param>
    /// <param name="tileWidthPixels">At least 1; grows by steps where <see cref="MaxTiles"/> would be exceeded.</param>
    /// <param name="tileHeightPixels">At least 1; grows alike.</param>
    /// <param name="overlap">Least share of a tile that it has in common with the next, 0 to 0.5.</param>
    public static TileGrid Create(
        int frameWidthPixels, int frameHeightPixels, int tileWidthPixels, int tileHeightPixels, double overlap)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frameWidthPixels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frameHeightPixels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tileWidthPixels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tileHeightPixels);
        ArgumentOutOfRangeException.ThrowIfNegative(overlap);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(overlap, 0.5);
        for (double width = tileWidthPixels, height = tileHeightPixels; ; width *= Growth, height *= Growth)
        {
            var (whole, high) = ((int)Math.Min(Math.Ceiling(width), frameWidthPixels), (int)Math.Min(Math.Ceiling(height), frameHeightPixels));
            var grid = new TileGrid(frameWidthPixels, frameHeightPixels, whole, high, overlap);
            if (!grid.Tiles.IsEmpty)
            {
                return grid;
            }
        }
    }

    private static int Count(int length, int tile, double overlap)
    {
        // A tile of one or two pixels must advance as well.
        var step = Math.Max(1, tile - (int)Math.Ceiling(tile * overlap));
        return length <= tile ? 1 : 1 + ((length - tile + step - 1) / step);
    }

    private static int Start(int index, int count, int length, int tile) =>
        count == 1 ? 0 : (int)((long)index * (length - tile) / (count - 1));
}

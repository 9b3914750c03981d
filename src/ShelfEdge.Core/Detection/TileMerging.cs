using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Detection;

/// <summary>
/// Puts together what was found in the tiles of a frame and in the whole frame scaled down, so that a product that a seam
/// cuts is counted once. A box at the inner border of a tile is a piece of something and goes: the neighbour tile shows it
/// whole when it is no larger than the overlap, the whole frame shows it otherwise. Of two boxes of one class from
/// different passes the one with the lower score goes when they overlap by more than the threshold or when one lies mostly
/// in the other. The result does not depend on the order of the passes. Allocates only in its constructor; not safe for
/// concurrent use.
/// </summary>
public sealed class TileMerging
{
    /// <summary>The most detections that a tiled frame gives.</summary>
    public const int MaxDetections = Modelling.ModelLimits.MaxDetections;

    // A detector puts the edge of a cut product this close to the border, as a share of the tile: about six pixels of an
    // input of 640.
    private const float Margin = 0.01f;

    // Share of the smaller box.
    private const float MaxContained = 0.7f;

    private readonly float _maxOverlap;
    private readonly Detection[] _found;
    private readonly int[] _pass;
    private readonly ulong[] _keys;
    private readonly int[] _kept = new int[MaxDetections];
    private int _count;
    private int _passes;

    /// <summary>Sizes the buffers.</summary>
    /// <param name="maxDetectionsPerPass">Of the decoder.</param>
    /// <param name="maxOverlap">Intersection over union, as for the suppression within a pass.</param>
    public TileMerging(int maxDetectionsPerPass, float maxOverlap)
    {
        _maxOverlap = maxOverlap;
        var capacity = maxDetectionsPerPass * (TileGrid.MaxTiles + 1);
        _found = new Detection[capacity];
        _pass = new int[capacity];
        _keys = new ulong[capacity];
    }

    /// <summary>Forgets the last frame.</summary>
    public void Clear() => (_count, _passes) = (0, 0);

    /// <summary>Takes what was found in the whole frame.</summary>
    /// <param name="detections">In pixels of the frame.</param>
    public void AddWhole(ReadOnlySpan<Detection> detections)
    {
        foreach (ref readonly var detection in detections)
        {
            Add(detection);
        }

        _passes++;
    }

    /// <summary>Takes what was found in a tile.</summary>
    /// <param name="detections">In pixels of the tile.</param>
    /// <param name="tile">Where it lies.</param>
    /// <param name="grid">All tiles of the frame.</param>
    public void AddTile(ReadOnlySpan<Detection> detections, in PixelRegion tile, TileGrid grid)
    {
        var (marginX, marginY) = (tile.WidthPixels * Margin, tile.HeightPixels * Margin);
        foreach (ref readonly var detection in detections)
        {
            var box = detection.Box;
            var isCut = (tile.Left > 0 && box.X1 < marginX)
                || (tile.Top > 0 && box.Y1 < marginY)
                || (tile.Right < grid.FrameWidthPixels && box.X2 > tile.WidthPixels - marginX)
                || (tile.Bottom < grid.FrameHeightPixels && box.Y2 > tile.HeightPixels - marginY);
            if (!isCut)
            {
                Add(detection with
                {
                    Box = new Box(box.X1 + tile.Left, box.Y1 + tile.Top, box.X2 + tile.Left, box.Y2 + tile.Top),
                });
            }
        }

        _passes++;
    }

    /// <summary>Merges what was taken since <see cref="Clear"/>.</summary>
    /// <param name="detections">Filled by falling score; needs room for <see cref="MaxDetections"/>.</param>
    /// <param name="isCut">True when there were more than that.</param>
    /// <returns>How many were written.</returns>
    public int Merge(Span<Detection> detections, out bool isCut)
    {
        for (var i = 0; i < _count; i++)
        {
            _keys[i] = ScoreOrder.Key(_found[i].Score, i);
        }

        _keys.AsSpan(0, _count).Sort();
        var count = 0;
        foreach (var key in _keys.AsSpan(0, _count))
        {
            var at = ScoreOrder.Index(key);
            if (IsSuppressed(at, count))
            {
                continue;
            }

            if (count == MaxDetections)
            {
                isCut = true;
                return count;
            }

            _kept[count] = at;
            detections[count++] = _found[at];
        }

        isCut = false;
        return count;
    }

    private void Add(in Detection detection)
    {
        _found[_count] = detection;
        _pass[_count++] = _passes;
    }

    private bool IsSuppressed(int at, int keptCount)
    {
        ref readonly var candidate = ref _found[at];
        foreach (var index in _kept.AsSpan(0, keptCount))
        {
            ref readonly var other = ref _found[index];
            if (_pass[index] == _pass[at] || other.ClassIndex != candidate.ClassIndex)
            {
                continue;
            }

            var common = candidate.Box.Intersect(other.Box).Area;
            if (common > MaxContained * MathF.Min(candidate.Box.Area, other.Box.Area)
                || common > _maxOverlap * (candidate.Box.Area + other.Box.Area - common))
            {
                return true;
            }
        }

        return false;
    }
}

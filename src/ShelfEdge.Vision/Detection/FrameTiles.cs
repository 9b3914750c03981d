using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Detection;

/// <summary>How frames are cut into tiles, and the place where what is found in the tiles comes together.</summary>
internal sealed class FrameTiles
{
    // Frame sizes whose grids are kept, one per camera resolution; beyond that all are made anew.
    private const int MaxGrids = 16;

    private readonly Dictionary<(int Width, int Height), TileGrid> _grids = new(MaxGrids);
    private readonly int _tileWidth;
    private readonly int _tileHeight;
    private readonly double _overlap;

    public FrameTiles(ModelManifest manifest, DetectorOptions options)
    {
        _tileWidth = options.TilePixels!.Value;
        _tileHeight = Math.Max(1, (int)Math.Round((double)_tileWidth * manifest.Input.HeightPixels / manifest.Input.WidthPixels));
        _overlap = options.TileOverlap;
        Merging = new TileMerging(manifest.MaxDetections, manifest.Thresholds.Overlap);
    }

    /// <summary>Reused from frame to frame.</summary>
    public TileMerging Merging { get; }

    /// <summary>The tiles of a frame. Allocates nothing for a size that has been seen before.</summary>
    public TileGrid GridOf(Frame frame)
    {
        var size = (frame.WidthPixels, frame.HeightPixels);
        if (!_grids.TryGetValue(size, out var grid))
        {
            if (_grids.Count == MaxGrids)
            {
                _grids.Clear();
            }

            grid = TileGrid.Create(frame.WidthPixels, frame.HeightPixels, _tileWidth, _tileHeight, _overlap);
            _grids.Add(size, grid);
        }

        return grid;
    }
}

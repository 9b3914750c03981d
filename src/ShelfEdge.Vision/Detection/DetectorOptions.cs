using System.ComponentModel.DataAnnotations;

namespace ShelfEdge.Vision.Detection;

/// <summary>Which detector runs and how.</summary>
public sealed class DetectorOptions
{
    /// <summary>Bound of <see cref="TilePixels"/>.</summary>
    public const int LeastTilePixels = 320;

    /// <summary>Bound of <see cref="TilePixels"/>.</summary>
    public const int MostTilePixels = 4096;

    /// <summary>Folder with <c>manifest.json</c>. Empty: the model that is shipped, see <see cref="ModelFolder.Locate(string)"/>.</summary>
    public string ModelDirectory { get; set; } = "";

    /// <summary>Threads that work on one frame; 0 takes one per core. Default 0.</summary>
    [Range(0, 64)]
    public int Threads { get; set; }

    /// <summary>
    /// A detection below this score is not given; above 0, at most 1. Empty: the threshold of the manifest. Gaps are given
    /// from this score or that of the manifest, whichever is lower.
    /// </summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double? ScoreThreshold { get; set; }

    /// <summary>
    /// Width of the tiles into which a larger frame is cut, in pixels; their height follows from the shape of the model
    /// input. Empty: the frame is scaled down as a whole.
    /// </summary>
    [Range(LeastTilePixels, MostTilePixels)]
    public int? TilePixels { get; set; }

    /// <summary>Least share of a tile that it has in common with the next. Default 0.2.</summary>
    [Range(0.05, 0.5)]
    public double TileOverlap { get; set; } = 0.2;
}

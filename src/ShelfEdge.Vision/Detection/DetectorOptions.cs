using System.ComponentModel.DataAnnotations;

namespace ShelfEdge.Vision.Detection;

/// <summary>Which detector runs and how.</summary>
public sealed class DetectorOptions
{
    /// <summary>Folder with <c>manifest.json</c>. Empty: the model that is shipped, see <see cref="ModelFolder.Locate(string)"/>.</summary>
    public string ModelDirectory { get; set; } = "";

    /// <summary>Threads that work on one frame; 0 takes one per core. Default 0.</summary>
    [Range(0, 64)]
    public int Threads { get; set; }

    /// <summary>
    /// A detection below this score is not given; above 0, at most 1. Empty: the threshold of the manifest.
    /// </summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double? ScoreThreshold { get; set; }
}

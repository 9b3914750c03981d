using System.ComponentModel.DataAnnotations;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Vision.Recognition;

/// <summary>Which recognizer runs and how.</summary>
public sealed class RecognizerOptions
{
    /// <summary>Folder with <c>manifest.json</c>. Empty: the model that is shipped, see <see cref="ModelFolder.ShippedRecognizer"/>.</summary>
    public string ModelDirectory { get; set; } = "";

    /// <summary>Threads that work on one batch; 0 takes one per core. Default 0.</summary>
    [Range(0, 64)]
    public int Threads { get; set; }

    /// <summary>The most crops that run at once; more are done in several batches. Default 150.</summary>
    [Range(1, 1000)]
    public int Batch { get; set; } = 150;
}

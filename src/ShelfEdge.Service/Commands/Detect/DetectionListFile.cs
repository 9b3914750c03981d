using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Recognition;

namespace ShelfEdge.Service.Commands.Detect;

/// <summary>The list that <c>shelfedge detect --out</c> writes.</summary>
/// <param name="path">Where it goes.</param>
/// <param name="ids">Ids of the pictures, if the list goes by them.</param>
internal sealed class DetectionListFile(string path, ImageIds? ids) : IDisposable
{
    private readonly JsonListFile _file = new(path);

    /// <param name="fileName">Name of the picture.</param>
    /// <param name="detections">What was found in it.</param>
    /// <param name="classes">Class names of the model.</param>
    /// <param name="matches">What each detection shows; empty when nobody asked.</param>
    /// <exception cref="IOException">The list goes by ids and the picture has none.</exception>
    public void Add(
        string fileName, ReadOnlySpan<Detection> detections, IReadOnlyList<string> classes, ReadOnlySpan<SkuMatch> matches)
    {
        var id = ids?.Require(fileName);
        for (var i = 0; i < detections.Length; i++)
        {
            var (detection, box) = (detections[i], detections[i].Box);
            SkuMatch? match = matches.IsEmpty ? null : matches[i];
            _file.Add(
                new PictureDetection(
                    id, fileName, [box.X1, box.Y1, box.Width, box.Height], detection.Score, classes[detection.ClassIndex],
                    match is null ? null : match.Value.IsKnown ? "sku" : "unknown", match?.Sku?.Value, match?.Score),
                DetectJsonContext.Default.PictureDetection);
        }
    }

    public void Complete() => _file.Complete();

    public void Dispose() => _file.Dispose();
}

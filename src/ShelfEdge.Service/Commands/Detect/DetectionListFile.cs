using System.Text.Json;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Recognition;

namespace ShelfEdge.Service.Commands.Detect;

/// <summary>
/// Writes the list of detections picture by picture, so that memory does not grow with it. Only <see cref="Complete"/>
/// puts the file in place: a run that ends early leaves what was there before.
/// </summary>
internal sealed class DetectionListFile : IDisposable
{
    private readonly string _path;
    private readonly string _part;
    private readonly ImageIds? _ids;
    private readonly FileStream _stream;
    private readonly Utf8JsonWriter _json;
    private bool _isComplete;

    /// <exception cref="IOException">The file cannot be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written there.</exception>
    public DetectionListFile(string path, ImageIds? ids)
    {
        _ids = ids;
        _path = path;
        _part = path + ".part";
        _stream = File.Create(_part);
        _json = new Utf8JsonWriter(_stream);
        _json.WriteStartArray();
    }

    /// <exception cref="IOException">The list goes by ids and the picture has none.</exception>
    /// <param name="fileName">Name of the picture.</param>
    /// <param name="detections">What was found in it.</param>
    /// <param name="classes">Class names of the model.</param>
    /// <param name="matches">What each detection shows; empty when nobody asked.</param>
    public void Add(
        string fileName, ReadOnlySpan<Detection> detections, IReadOnlyList<string> classes, ReadOnlySpan<SkuMatch> matches)
    {
        var id = _ids?.Find(fileName);
        if (_ids is not null && id is null)
        {
            throw new IOException("the annotations do not name this picture");
        }

        for (var i = 0; i < detections.Length; i++)
        {
            var (detection, box) = (detections[i], detections[i].Box);
            SkuMatch? match = matches.IsEmpty ? null : matches[i];
            JsonSerializer.Serialize(
                _json,
                new PictureDetection(
                    id, fileName, [box.X1, box.Y1, box.Width, box.Height], detection.Score, classes[detection.ClassIndex],
                    match is null ? null : match.Value.IsKnown ? "sku" : "unknown", match?.Sku?.Value, match?.Score),
                DetectJsonContext.Default.PictureDetection);
        }

        _json.Flush();
    }

    public void Complete()
    {
        _json.WriteEndArray();
        _json.Dispose();
        _stream.Dispose();
        File.Move(_part, _path, overwrite: true);
        _isComplete = true;
    }

    public void Dispose()
    {
        _json.Dispose();
        _stream.Dispose();
        if (!_isComplete)
        {
            File.Delete(_part);
        }
    }
}

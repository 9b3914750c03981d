using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ShelfEdge.Service.Commands.Detect;

/// <summary>
/// Writes a JSON list entry by entry, so that memory does not grow with it. Only <see cref="Complete"/> puts the file in
/// place: a run that ends early leaves what was there before.
/// </summary>
internal sealed class JsonListFile : IDisposable
{
    private readonly string _path;
    private readonly string _part;
    private readonly FileStream _stream;
    private readonly Utf8JsonWriter _json;
    private bool _isComplete;

    /// <exception cref="IOException">The file cannot be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written there.</exception>
    public JsonListFile(string path)
    {
        _path = path;
        _part = path + ".part";
        _stream = File.Create(_part);
        _json = new Utf8JsonWriter(_stream);
        _json.WriteStartArray();
    }

    public void Add<T>(T entry, JsonTypeInfo<T> type)
    {
        JsonSerializer.Serialize(_json, entry, type);
        _json.Flush();
    }

    public void Complete()
    {
        _json.WriteEndArray();
        _json.Dispose();
        _stream.Flush(flushToDisk: true);
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

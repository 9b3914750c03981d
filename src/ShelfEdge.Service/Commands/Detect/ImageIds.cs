using System.Text.Json;

namespace ShelfEdge.Service.Commands.Detect;

/// <summary>Ids of pictures from a COCO annotation file, by name without folder.</summary>
internal sealed class ImageIds
{
    private const int MaxFileBytes = 256 * 1024 * 1024;

    private readonly Dictionary<string, long> _ids;

    private ImageIds(Dictionary<string, long> ids) => _ids = ids;

    /// <exception cref="InvalidDataException">The file is no annotation file; the message says why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ImageIds Read(string path)
    {
        using var file = File.OpenRead(path);
        if (file.Length > MaxFileBytes)
        {
            throw new InvalidDataException($"{path} has {file.Length} bytes; allowed are {MaxFileBytes} bytes.");
        }

        try
        {
            var ids = new Dictionary<string, long>(StringComparer.Ordinal);
            foreach (var image in JsonSerializer.Deserialize(file, DetectJsonContext.Default.AnnotationFile)?.Images ?? [])
            {
                if (!ids.TryAdd(Path.GetFileName(image.FileName), image.Id))
                {
                    throw new InvalidDataException($"{path} names two pictures {Path.GetFileName(image.FileName)}.");
                }
            }

            return new ImageIds(ids);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} is no COCO annotation file: {e.Message}", e);
        }
    }

    /// <summary>The id of a picture; <see langword="null"/> when the file does not name it.</summary>
    public long? Find(string name) => _ids.TryGetValue(name, out var id) ? id : null;

    /// <summary>The id of a picture.</summary>
    /// <exception cref="IOException">The file does not name it.</exception>
    public long Require(string name) =>
        Find(name) ?? throw new IOException("the annotations do not name this picture");
}

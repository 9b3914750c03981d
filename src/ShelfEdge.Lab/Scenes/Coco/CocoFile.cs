using System.Text.Json;

namespace ShelfEdge.Lab.Scenes.Coco;

/// <summary>Writes <c>annotations.json</c> in the COCO layout.</summary>
internal static class CocoFile
{
    public static void Write(string path, CocoDocument document)
    {
        using FileStream stream = File.Create(path);
        JsonSerializer.Serialize(stream, document, CocoJsonContext.Default.CocoDocument);
    }
}

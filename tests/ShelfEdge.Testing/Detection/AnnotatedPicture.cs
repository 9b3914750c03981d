using System.Text.Json;
using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Testing.Detection;

/// <summary>A picture and the boxes that people drew on it.</summary>
/// <param name="Id">Its id in the annotations.</param>
/// <param name="Path">The picture file.</param>
/// <param name="Boxes">In pixels of the stored picture.</param>
public sealed record AnnotatedPicture(int Id, string Path, IReadOnlyList<Box> Boxes)
{
    /// <summary>Reads a folder with <c>annotations.json</c> (COCO), which names pictures relative to it.</summary>
    public static IReadOnlyList<AnnotatedPicture> Read(string folder)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(System.IO.Path.Combine(folder, "annotations.json")));
        var boxes = document.RootElement.GetProperty("annotations").EnumerateArray()
            .ToLookup(a => a.GetProperty("image_id").GetInt32(), a => ToBox(a.GetProperty("bbox")));
        return
        [
            .. document.RootElement.GetProperty("images").EnumerateArray().Select(image => new AnnotatedPicture(
                image.GetProperty("id").GetInt32(),
                System.IO.Path.Combine(folder, image.GetProperty("file_name").GetString()!),
                [.. boxes[image.GetProperty("id").GetInt32()]])),
        ];
    }

    private static Box ToBox(JsonElement xywh)
    {
        var (x, y) = (xywh[0].GetSingle(), xywh[1].GetSingle());
        return new Box(x, y, x + xywh[2].GetSingle(), y + xywh[3].GetSingle());
    }
}

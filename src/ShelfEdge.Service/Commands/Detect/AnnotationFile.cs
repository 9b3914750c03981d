using System.Text.Json.Serialization;

namespace ShelfEdge.Service.Commands.Detect;

/// <summary>The part of a COCO annotation file that is read: which picture has which id.</summary>
/// <param name="Images">All pictures.</param>
internal sealed record AnnotationFile([property: JsonRequired] IReadOnlyList<AnnotationFile.Image> Images)
{
    /// <summary>One picture.</summary>
    /// <param name="Id">Unique in the file.</param>
    /// <param name="FileName">With or without a folder.</param>
    internal sealed record Image(
        [property: JsonRequired] long Id, [property: JsonRequired, JsonPropertyName("file_name")] string FileName);
}

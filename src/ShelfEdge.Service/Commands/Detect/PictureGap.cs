using System.Text.Json.Serialization;

namespace ShelfEdge.Service.Commands.Detect;

/// <summary>One entry of the list that <c>shelfedge detect --gaps</c> writes: the COCO results format with names.</summary>
/// <param name="ImageId">With <c>--annotations</c>: the id of the picture there.</param>
/// <param name="FileName">Name of the picture without its folder.</param>
/// <param name="Bbox">Left, top, width and height in pixels of the stored picture.</param>
/// <param name="Score">Confidence, 0 to 1.</param>
/// <param name="Category">Always <c>gap</c>.</param>
/// <param name="Facings">How many of the neighbours would fit.</param>
/// <param name="Left">Box of the neighbour on the left, if there is one.</param>
/// <param name="Right">Box of the neighbour on the right, if there is one.</param>
internal sealed record PictureGap(
    [property: JsonPropertyName("image_id"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? ImageId,
    [property: JsonPropertyName("file_name")] string FileName,
    float[] Bbox,
    float Score,
    string Category,
    float Facings,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] float[]? Left,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] float[]? Right);

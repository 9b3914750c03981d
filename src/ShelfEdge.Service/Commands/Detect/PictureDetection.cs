using System.Text.Json.Serialization;

namespace ShelfEdge.Service.Commands.Detect;

/// <summary>One entry of the list that <c>shelfedge detect --out</c> writes: the COCO results format with names.</summary>
/// <param name="ImageId">With <c>--annotations</c>: the id of the picture there.</param>
/// <param name="FileName">Name of the picture without its folder.</param>
/// <param name="Bbox">Left, top, width and height in pixels of the stored picture.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Category">Class name of the model.</param>
/// <param name="Identity">With <c>--recognize</c>: <c>sku</c> or <c>unknown</c>.</param>
/// <param name="Sku">With <c>--recognize</c>: the SKU that it shows, if it is known.</param>
/// <param name="SkuScore">With <c>--recognize</c>: score of the nearest SKU, known or not.</param>
internal sealed record PictureDetection(
    [property: JsonPropertyName("image_id"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? ImageId,
    [property: JsonPropertyName("file_name")] string FileName,
    float[] Bbox,
    float Score,
    string Category,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Identity,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sku,
    [property: JsonPropertyName("sku_score"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] float? SkuScore);

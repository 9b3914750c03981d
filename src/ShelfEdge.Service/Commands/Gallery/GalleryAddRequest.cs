using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Service.Commands.Gallery;

/// <summary>What <c>shelfedge gallery add</c> was asked for: photographs of a SKU, or a position in a picture of a camera.</summary>
/// <param name="Sku">Of the photographs; for a position the one planned there, unless it is said.</param>
/// <param name="Photos">Pictures and folders; empty with a camera image.</param>
/// <param name="Crops">Which part of a photograph is the product.</param>
/// <param name="CameraImage">A picture as the camera takes it.</param>
/// <param name="PlanogramFile">The planogram that has the position.</param>
/// <param name="Position">Whose detections are references.</param>
internal sealed record GalleryAddRequest(
    Sku? Sku, IReadOnlyList<string> Photos, CropChoice Crops, string? CameraImage, string? PlanogramFile, PositionId? Position);

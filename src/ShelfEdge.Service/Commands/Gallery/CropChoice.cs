using ShelfEdge.Core.Geometry;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Commands.Gallery;

/// <summary>Which part of a photograph is the product: the whole unless one of the two is said.</summary>
/// <param name="Box">This part, in pixels.</param>
/// <param name="Detect">The largest detection.</param>
/// <param name="Detector">Used where something must be detected.</param>
internal sealed record CropChoice(Box? Box, bool Detect, DetectorOptions Detector);

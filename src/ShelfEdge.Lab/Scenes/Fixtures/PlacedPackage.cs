using ShelfEdge.Lab.Scenes.Packages;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>
/// One unit in the world: its front's lower left corner in centimetres, how far it is turned in its front plane (degrees),
/// how much light reaches it (1 is full) and the mark that it carries, 0 for a unit that is not labelled.
/// </summary>
internal readonly record struct PlacedPackage(Package Package, float X, float Y, float Z, float Tilt, float Light, int Mark);

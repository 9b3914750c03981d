using ShelfEdge.Lab.Scenes.Packages;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>Neighbouring facings of one SKU on a board.</summary>
/// <remarks><c>Package</c>: Null when the run lies outside the frame and only takes up room. <c>X</c>: Left end in
/// centimetres. <c>Pitch</c>: Centimetres from one facing to the next. <c>Stack</c>: Units on top of each other.</remarks>
internal sealed record ShelfRun(Package? Package, float X, float Pitch, int Facings, int Stack, bool Empty)
{
    public float Width => Pitch * Facings;
}

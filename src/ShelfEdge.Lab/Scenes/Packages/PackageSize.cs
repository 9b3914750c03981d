namespace ShelfEdge.Lab.Scenes.Packages;

/// <summary>Centimetres.</summary>
internal readonly record struct PackageSize(float Width, float Height, float Depth);

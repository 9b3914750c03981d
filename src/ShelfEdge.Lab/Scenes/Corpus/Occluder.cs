namespace ShelfEdge.Lab.Scenes.Corpus;

/// <summary>Something before the shelf at one moment.</summary>
/// <param name="Kind">What.</param>
/// <param name="Look">Which person, 0 to <see cref="ShopCamera.Looks"/> - 1; trolleys all look alike.</param>
/// <param name="X">Centimetres from the middle of the shelf.</param>
/// <param name="Reach">How far the hand is stretched out, 0 to 1.</param>
internal readonly record struct Occluder(OccluderKind Kind, int Look, float X, float Reach);

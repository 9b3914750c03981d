namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>What is seen behind the goods.</summary>
internal enum BackKind
{
    Plain,
    Perforated,
    Slats,
    Wire,
}

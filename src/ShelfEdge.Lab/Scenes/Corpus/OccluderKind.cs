namespace ShelfEdge.Lab.Scenes.Corpus;

/// <summary>What stands or passes between the camera and the shelf.</summary>
internal enum OccluderKind
{
    Person,

    /// <summary>A roll cage of cartons, as staff push it through the aisle.</summary>
    Trolley,
}

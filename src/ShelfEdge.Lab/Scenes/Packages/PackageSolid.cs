namespace ShelfEdge.Lab.Scenes.Packages;

/// <summary>How a package stands in space, which decides what is seen beside its front.</summary>
internal enum PackageSolid
{
    /// <summary>Flat front, sides and top.</summary>
    Box,

    /// <summary>Round from above: looks the same from every side; the lid shows from above.</summary>
    Round,

    /// <summary>Only a front: bags and cards.</summary>
    Flat,
}

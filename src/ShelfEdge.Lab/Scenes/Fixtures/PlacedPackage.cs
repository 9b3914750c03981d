using ShelfEdge.Lab.Scenes.Packages;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>One unit in the world.</summary>
internal readonly record struct PlacedPackage(Package Package)
{
    /// <summary>Left end of the front before it is tilted or turned, centimetres.</summary>
    public float X { get; init; }

    /// <summary>The foot of the unit.</summary>
    public float Y { get; init; }

    public float Z { get; init; }

    /// <summary>Degrees about the foot in the front's own plane.</summary>
    public float Tilt { get; init; }

    /// <summary>Degrees about the upright axis; positive shows the left side.</summary>
    public float Turn { get; init; }

    /// <summary>How much light reaches it; 1 is full.</summary>
    public float Light { get; init; } = 1;

    /// <summary>The mark that it carries, 0 for a unit that is not labelled.</summary>
    public int Mark { get; init; }
}

namespace ShelfEdge.Core.Planogram;

/// <summary>Bounds of a planogram document. Beyond one of them the document is refused with an error that names it.</summary>
public static class PlanogramLimits
{
    /// <summary>Version of the document that is read and written: the value of its <c>schema</c>.</summary>
    public const int Schema = 1;

    /// <summary>Size of the document, checked before it is parsed.</summary>
    public const int Bytes = 16 * 1024 * 1024;

    /// <summary>Cameras of one box.</summary>
    public const int Cameras = 64;

    /// <summary>Fixtures.</summary>
    public const int Fixtures = 1_000;

    /// <summary>Shelves.</summary>
    public const int Shelves = 5_000;

    /// <summary>Products.</summary>
    public const int Products = 50_000;

    /// <summary>Positions.</summary>
    public const int Positions = 20_000;

    /// <summary>Positions that one camera sees.</summary>
    public const int PositionsPerCamera = 500;

    /// <summary>Points of one zone; at least 3.</summary>
    public const int ZonePoints = 64;

    /// <summary>Least width and height of a reference frame.</summary>
    public const int MinFramePixels = 16;

    /// <summary>Most width and height of a reference frame.</summary>
    public const int MaxFramePixels = 8192;

    /// <summary>Least area of a zone in square pixels of the reference frame.</summary>
    public const double MinZoneArea = 1;

    /// <summary>Most facings of one position.</summary>
    public const int Capacity = 200;

    /// <summary>Least of width, height and depth of a product, in millimetres.</summary>
    public const double MinSizeMillimetres = 1;

    /// <summary>Most of width, height and depth of a product, in millimetres.</summary>
    public const double MaxSizeMillimetres = 5_000;

    /// <summary>Highest price, and margin or loss of one piece, in the currency of the store.</summary>
    public const double Money = 1_000_000;

    /// <summary>Highest priority; the lowest is 1.</summary>
    public const int Priority = 5;

    /// <summary>Places of the map.</summary>
    public const int Nodes = 2_000;

    /// <summary>Ways of the map.</summary>
    public const int Edges = 10_000;

    /// <summary>Kiosks of the map.</summary>
    public const int Kiosks = 100;

    /// <summary>Least length of a way in metres.</summary>
    public const double MinEdgeMetres = 0.01;

    /// <summary>Most length of a way in metres.</summary>
    public const double EdgeMetres = 1_000;

    /// <summary>Characters of the path or address of a picture.</summary>
    public const int ImageLength = 500;

    /// <summary>Characters of a name.</summary>
    public const int NameLength = 200;

    /// <summary>Errors that are spelled out.</summary>
    public const int Errors = 100;
}

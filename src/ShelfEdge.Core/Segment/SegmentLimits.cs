namespace ShelfEdge.Core.Segment;

/// <summary>Upper bounds of everything that segments allocate for. Past one of them the input is refused.</summary>
public static class SegmentLimits
{
    /// <summary>Shoppers of a training set.</summary>
    public const int Shoppers = 20_000_000;

    /// <summary>Features of a shopper.</summary>
    public const int Features = 32;

    /// <summary>Segments of a model.</summary>
    public const int Segments = 64;

    /// <summary>Items whose usual price and category a model knows.</summary>
    public const int Items = 200_000;

    /// <summary>Length of a segment's or a feature's name in UTF-8.</summary>
    public const int NameBytes = 64;
}

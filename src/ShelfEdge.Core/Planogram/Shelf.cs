namespace ShelfEdge.Core.Planogram;

/// <summary>One board of a fixture.</summary>
/// <param name="Id">Unique in the planogram.</param>
/// <param name="Name">What staff call it, 1 to 200 characters.</param>
public sealed record Shelf(ShelfId Id, string Name)
{
    /// <summary>The furniture it belongs to; <see langword="null"/> when the planogram does not say.</summary>
    public FixtureId? Fixture { get; init; }

    /// <summary>Where a shopper stands before it; <see langword="null"/> when the planogram does not say.</summary>
    public NodeId? Node { get; init; }
}

namespace ShelfEdge.Core.Compliance;

/// <summary>How much of the shelf one category or brand takes.</summary>
/// <param name="Name">The category or brand; <see langword="null"/> for products of which the planogram says none.</param>
/// <param name="Width">Width that its products cover, in the unit of the report.</param>
/// <param name="Share">Of all that is covered, 0 to 1.</param>
public sealed record ShelfShare(string? Name, double Width, double Share);

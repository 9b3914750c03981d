namespace ShelfEdge.Lab.Scenes.Packages;

/// <summary>
/// What tells an article from its look-alikes beside colours. <c>Value</c>: A printed value such as "2,5%", or empty for a patch of the accent colour.
/// <c>Picture</c>: Added to the seed of every picture on the front, 0 for the family's own.
/// </summary>
internal sealed record Variety(string Value, int Picture)
{
    /// <summary>Prints nothing.</summary>
    public static Variety Plain { get; } = new("", 0);
}

namespace ShelfEdge.Core.Planogram;

/// <summary>
/// Names one sellable article. Compared by ordinal. A value read from a file or the settings has 1 to 64
/// characters from <c>a-z A-Z 0-9 . _ -</c>, so that it can stand in a topic or a URL path as it is.
/// </summary>
public readonly record struct Sku(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

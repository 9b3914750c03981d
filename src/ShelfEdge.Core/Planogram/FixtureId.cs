namespace ShelfEdge.Core.Planogram;

/// <summary>
/// Names one piece of furniture. Compared by ordinal. A value read from a file has 1 to 64 characters from
/// <c>a-z A-Z 0-9 . _ -</c>.
/// </summary>
public readonly record struct FixtureId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

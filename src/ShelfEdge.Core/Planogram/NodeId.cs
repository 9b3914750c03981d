namespace ShelfEdge.Core.Planogram;

/// <summary>Names a place where people walk: a corner, a stretch of an aisle. Compared by ordinal; the text follows <see cref="Identifier"/>.</summary>
public readonly record struct NodeId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

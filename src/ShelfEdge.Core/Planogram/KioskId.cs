namespace ShelfEdge.Core.Planogram;

/// <summary>Names a kiosk of the store. Compared by ordinal; the text follows <see cref="Identifier"/>.</summary>
public readonly record struct KioskId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

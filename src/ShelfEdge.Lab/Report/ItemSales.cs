namespace ShelfEdge.Lab.Report;

/// <summary>What an item sold in the period of a report.</summary>
/// <param name="Item">Code.</param>
/// <param name="Pieces">In the period.</param>
/// <param name="Amount">In the period.</param>
/// <param name="Before">Amount of the period before.</param>
/// <param name="Price">Mean of both periods.</param>
internal sealed record ItemSales(string Item, double Pieces, double Amount, double Before, double Price)
{
    public double Change => Amount - Before;
}

namespace ShelfEdge.Lab.Scenes.Corpus;

/// <param name="At">Seconds from the start of the scenario.</param>
/// <param name="Deed">What is done.</param>
/// <param name="Position">To which position.</param>
/// <param name="Units">How many units, for taking and filling.</param>
/// <param name="Source">Whose product is misplaced.</param>
internal sealed record StockAct(double At, StockDeed Deed, int Position, int Units = 0, int Source = 0);

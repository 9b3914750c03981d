namespace ShelfEdge.Lab.Report;

/// <summary>What a shop sold on one day.</summary>
internal sealed record DaySales(DateOnly Day, double Amount, double Pieces, int Baskets);

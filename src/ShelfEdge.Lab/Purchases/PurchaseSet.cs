namespace ShelfEdge.Lab.Purchases;

/// <summary>Clean purchase lines in order of time, and the names that their numbers stand for.</summary>
internal sealed record PurchaseSet(
    IReadOnlyList<PurchaseLine> Lines,
    IReadOnlyList<string> Users,
    IReadOnlyList<string> Items,
    IReadOnlyList<string> Baskets,
    CleaningReport Report);

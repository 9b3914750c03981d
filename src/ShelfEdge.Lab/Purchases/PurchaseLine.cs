namespace ShelfEdge.Lab.Purchases;

/// <summary>One user bought some of one item in one basket. Numbers stand for names.</summary>
internal readonly record struct PurchaseLine(int User, int Item, int Basket, double Quantity, double UnitPrice, DateTimeOffset Time);

namespace ShelfEdge.Lab.Purchases;

/// <summary>
/// Clean purchases as comma-separated values: <c>user,item,weight,time,basket,quantity,price</c>. The first four columns are what
/// the recommender reads, a purchase of an item counting 1; the others are for segments.
/// </summary>
internal static class PurchaseFile
{
    public const string Basket = "basket";
    public const string Quantity = "quantity";
    public const string Price = "price";

    /// <summary>Lines that training reads into memory at most; past it the file is refused.</summary>
    public const int MaxLines = 20_000_000;
}

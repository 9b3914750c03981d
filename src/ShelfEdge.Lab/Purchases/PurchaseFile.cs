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

    /// <summary>Writes the lines with <paramref name="from"/> &lt;= time &lt; <paramref name="until"/>, and returns how many.</summary>
    public static int Write(string path, PurchaseSet purchases, DateTimeOffset from, DateTimeOffset until)
    {
        using CsvWriter csv = CsvWriter.Create(path, "user", "item", "weight", "time", Basket, Quantity, Price);
        int written = 0;
        foreach (PurchaseLine line in purchases.Lines)
        {
            if (line.Time >= from && line.Time < until)
            {
                csv.Field(purchases.Users[line.User])
                    .Field(purchases.Items[line.Item])
                    .Field(1)
                    .Field(line.Time)
                    .Field(purchases.Baskets[line.Basket])
                    .Field(line.Quantity)
                    .Field(line.UnitPrice)
                    .EndRecord();
                written++;
            }
        }

        return written;
    }
}

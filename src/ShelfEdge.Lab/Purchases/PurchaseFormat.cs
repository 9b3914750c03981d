namespace ShelfEdge.Lab.Purchases;

/// <summary>How a file of purchases says what it says.</summary>
/// <param name="Name">On the command line.</param>
/// <param name="User">Column of the buyer; an empty field is a buyer that nobody knows.</param>
/// <param name="Item">Column of the item's code.</param>
/// <param name="Basket">Column of the invoice or basket.</param>
/// <param name="Quantity">Column of the pieces.</param>
/// <param name="Price">Column of a price.</param>
/// <param name="Time">Column of the time; without an offset it is the time of <paramref name="TimeZone"/>.</param>
/// <param name="TimeZone">Name of the tz database, such as <c>Europe/London</c>.</param>
/// <param name="IsPriceOfLine">The price is that of all pieces, not of one.</param>
/// <param name="CancellationPrefix">What the basket of a cancellation begins with; empty when there are none.</param>
/// <param name="Product">
/// Regular expression (RE2) that the whole code of a product matches; postage, fees and vouchers do not.
/// </param>
internal sealed record PurchaseFormat(
    string Name,
    string User,
    string Item,
    string Basket,
    string Quantity,
    string Price,
    string Time,
    string TimeZone,
    bool IsPriceOfLine,
    string CancellationPrefix,
    string Product)
{
    private const string Utc = "UTC";
    private const string Anything = "(?s).+";

    /// <summary>
    /// UCI "Online Retail": invoices of a gift wholesaler. A code is five digits and a variant, or of the shop's own range; POST, M,
    /// D, BANK CHARGES, gift_0001_20 and the like are no products.
    /// </summary>
    public static PurchaseFormat OnlineRetail { get; } = new(
        "online-retail", "CustomerID", "StockCode", "InvoiceNo", "Quantity", "UnitPrice", "InvoiceDate", Utc, false, "C",
        @"\d{5}[A-Za-z]{0,2}|DCGS\w+");

    /// <summary>"Complete Journey": households in a supermarket.</summary>
    public static PurchaseFormat CompleteJourney { get; } = new(
        "complete-journey",
        "household_id",
        "product_id",
        "basket_id",
        "quantity",
        "sales_value",
        "transaction_timestamp",
        Utc,
        true,
        "",
        Anything);

    /// <summary>Any file, whose columns are named on the command line.</summary>
    public static PurchaseFormat Plain { get; } = new(
        "plain", "user", "item", "basket", "quantity", "price", "time", Utc, false, "", Anything);

    public static IReadOnlyList<PurchaseFormat> All { get; } = [OnlineRetail, CompleteJourney, Plain];

    /// <summary>Every column that is read, once.</summary>
    public IReadOnlyList<string> Columns => [User, Item, Basket, Quantity, Price, Time];
}

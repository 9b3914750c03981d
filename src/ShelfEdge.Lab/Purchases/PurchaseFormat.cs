using System.Text.RegularExpressions;

namespace ShelfEdge.Lab.Purchases;

/// <summary>How a file of purchases says what it says.</summary>
/// <param name="Name">On the command line.</param>
/// <param name="User">Column of the buyer; an empty field is a buyer that nobody knows.</param>
/// <param name="Item">Column of the item's code.</param>
/// <param name="Basket">Column of the invoice or basket.</param>
/// <param name="Quantity">Column of the pieces.</param>
/// <param name="Price">Column of a price.</param>
/// <param name="Time">Column of the time; without an offset it is taken as UTC.</param>
/// <param name="IsPriceOfLine">The price is that of all pieces, not of one.</param>
/// <param name="CancellationPrefix">What the basket of a cancellation begins with; empty when there are none.</param>
/// <param name="Product">What the whole code of a product matches; postage, fees and vouchers do not.</param>
internal sealed partial record PurchaseFormat(
    string Name,
    string User,
    string Item,
    string Basket,
    string Quantity,
    string Price,
    string Time,
    bool IsPriceOfLine,
    string CancellationPrefix,
    Regex Product)
{
    /// <summary>UCI "Online Retail": invoices of a gift wholesaler.</summary>
    public static PurchaseFormat OnlineRetail { get; } = new(
        "online-retail", "CustomerID", "StockCode", "InvoiceNo", "Quantity", "UnitPrice", "InvoiceDate", false, "C", StockCode());

    /// <summary>"Complete Journey": households in a supermarket.</summary>
    public static PurchaseFormat CompleteJourney { get; } = new(
        "complete-journey",
        "household_id",
        "product_id",
        "basket_id",
        "quantity",
        "sales_value",
        "transaction_timestamp",
        true,
        "",
        AnyCode());

    public static IReadOnlyList<PurchaseFormat> All { get; } = [OnlineRetail, CompleteJourney];

    // Five digits and a variant, or the shop's own range; POST, M, D, BANK CHARGES, gift_0001_20 and the like are no products.
    [GeneratedRegex(@"^(\d{5}[A-Za-z]{0,2}|DCGS\w+)$", RegexOptions.CultureInvariant)]
    private static partial Regex StockCode();

    [GeneratedRegex(".", RegexOptions.CultureInvariant)]
    private static partial Regex AnyCode();
}

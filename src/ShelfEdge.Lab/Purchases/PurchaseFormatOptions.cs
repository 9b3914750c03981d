using System.CommandLine;

namespace ShelfEdge.Lab.Purchases;

/// <summary>The options that say which columns a file of purchases has: a known format, any part of it replaced.</summary>
internal sealed class PurchaseFormatOptions
{
    private readonly Option<string> _format = new("--format")
    {
        Description = "Which columns the file has; the options below replace single ones.",
        DefaultValueFactory = _ => PurchaseFormat.OnlineRetail.Name,
    };

    private readonly Option<string?> _user = Column("--user", "the buyer");
    private readonly Option<string?> _item = Column("--item", "the item's code");
    private readonly Option<string?> _basket = Column("--basket", "the invoice or basket");
    private readonly Option<string?> _quantity = Column("--quantity", "the pieces");
    private readonly Option<string?> _price = Column("--price", "the price");
    private readonly Option<string?> _time = Column("--time", "the time");
    private readonly Option<string?> _zone = new("--time-zone") { Description = "Of times without an offset, such as Europe/London." };
    private readonly Option<bool?> _line = new("--price-of-line") { Description = "Whether the price is that of all pieces (true) or of one (false)." };
    private readonly Option<string?> _cancellation = new("--cancellation-prefix") { Description = "What the basket of a cancellation begins with." };
    private readonly Option<string?> _product = new("--product") { Description = "Regular expression that the whole code of a product matches." };

    public PurchaseFormatOptions() => _format.AcceptOnlyFromAmong([.. PurchaseFormat.All.Select(known => known.Name)]);

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _format, _user, _item, _basket, _quantity, _price, _time, _zone, _line, _cancellation, _product })
        {
            command.Options.Add(option);
        }
    }

    public PurchaseFormat Read(ParseResult result)
    {
        PurchaseFormat known = PurchaseFormat.All.Single(format => format.Name == result.GetValue(_format));
        return known with
        {
            User = result.GetValue(_user) ?? known.User,
            Item = result.GetValue(_item) ?? known.Item,
            Basket = result.GetValue(_basket) ?? known.Basket,
            Quantity = result.GetValue(_quantity) ?? known.Quantity,
            Price = result.GetValue(_price) ?? known.Price,
            Time = result.GetValue(_time) ?? known.Time,
            TimeZone = result.GetValue(_zone) ?? known.TimeZone,
            IsPriceOfLine = result.GetValue(_line) ?? known.IsPriceOfLine,
            CancellationPrefix = result.GetValue(_cancellation) ?? known.CancellationPrefix,
            Product = result.GetValue(_product) ?? known.Product,
        };
    }

    private static Option<string?> Column(string name, string what) => new(name) { Description = $"Column of {what}." };
}

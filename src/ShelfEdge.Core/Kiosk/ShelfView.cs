using ShelfEdge.Core.Recognition;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Kiosk;

/// <summary>What of an assortment a shopper would find on the shelf at one moment. Immutable; safe to read from any thread.</summary>
public sealed class ShelfView
{
    private readonly bool[] _positions;
    private readonly bool[] _items;

    private ShelfView(Assortment assortment, StockSnapshot stock, ShelfRules rules, DateTimeOffset started, DateTimeOffset now)
    {
        Stock = stock;
        At = now;
        _positions = new bool[stock.Positions.Length];
        _items = new bool[assortment.Items.Length];
        for (int position = 0; position < _positions.Length; position++)
        {
            PositionStock one = stock.Positions[position];
            Unknown += one.State == PositionState.Unknown ? 1 : 0;
            _positions[position] = IsOnShelf(one, rules, started, now);
        }

        for (int item = 0; item < _items.Length; item++)
        {
            foreach (int position in assortment.Items[item].Positions)
            {
                _items[item] |= _positions[position];
            }
        }
    }

    /// <summary>From which the view was made; positions in planogram order.</summary>
    public StockSnapshot Stock { get; }

    /// <summary>When the view was made.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Positions of which nobody knows whether anything stands there.</summary>
    public int Unknown { get; }

    /// <summary>Looks at believed stock.</summary>
    /// <param name="assortment">Of the planogram that the stock is of.</param>
    /// <param name="stock">A snapshot of all positions.</param>
    /// <param name="rules">What counts as on the shelf.</param>
    /// <param name="started">When the box began to look: nothing is unknown for longer than since then.</param>
    /// <param name="now">The moment.</param>
    public static ShelfView Of(
        Assortment assortment, StockSnapshot stock, ShelfRules rules, DateTimeOffset started, DateTimeOffset now) =>
        new(assortment, stock, rules, started, now);

    /// <summary>Whether the item stands at one of its positions.</summary>
    public bool Has(int item) => _items[item];

    /// <summary>Whether a position holds what is planned there.</summary>
    public bool IsOnShelf(int position) => _positions[position];

    private static bool IsOnShelf(PositionStock stock, ShelfRules rules, DateTimeOffset started, DateTimeOffset now)
    {
        if (stock.State == PositionState.Unknown)
        {
            DateTimeOffset since = stock.Since > started ? stock.Since : started;
            return rules.UnknownStock switch
            {
                UnknownStock.Offer => true,
                UnknownStock.Recent => now - since <= rules.UnknownFor,
                _ => false,
            };
        }

        // The state lags behind what is believed; somebody who walks there finds what is believed.
        bool isOther = stock.Identity is { Verdict: IdentityVerdict.Sku, Sku: { } seen } && seen != stock.Sku;
        return stock.State != PositionState.Empty && stock.Believed > 0 && !isOther;
    }
}

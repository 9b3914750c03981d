using ShelfEdge.Core.Kiosk;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Tests.Kiosk;

public sealed class ShelfViewTests
{
    private static readonly Assortment Store = new(SomeShelf.Planogram(1));

    [Theory]
    [InlineData(PositionState.Full, 4, true)]
    [InlineData(PositionState.Low, 1, true)]
    [InlineData(PositionState.Low, 0, false)]
    [InlineData(PositionState.Empty, 0, false)]
    [InlineData(PositionState.Empty, 1, false)]
    [InlineData(PositionState.Full, null, false)]
    public void Known_position_is_on_the_shelf_when_facings_are_believed_there(PositionState state, int? believed, bool isThere) =>
        Assert.Equal(isThere, ViewOf((state, believed), SomeShelf.Shelf, SomeShelf.Time).Has(0));

    [Theory]
    [InlineData(UnknownStock.Offer, 1_000, true)]
    [InlineData(UnknownStock.Withhold, 0, false)]
    [InlineData(UnknownStock.Recent, 30, true)]
    [InlineData(UnknownStock.Recent, 31, false)]
    public void Unknown_position_is_treated_as_configured(UnknownStock unknown, int minutes, bool isThere)
    {
        // Entered an hour before the start: only what was unknown since then counts.
        ShelfView view = ViewOf((PositionState.Unknown, 0), SomeShelf.Shelf with { UnknownStock = unknown }, SomeShelf.Time.AddMinutes(minutes));

        Assert.Equal((isThere, 1), (view.Has(0), view.Unknown));
    }

    [Fact]
    public void Position_where_another_sku_was_recognized_does_not_hold_its_own()
    {
        StockSnapshot stock = SomeShelf.Stock(Store.Planogram, _ => (PositionState.Full, 4));
        stock = stock with
        {
            Positions = [stock.Positions[0] with { Identity = new PositionIdentity(IdentityVerdict.Sku, new Sku("other"), 0.9f, SomeShelf.Time) }],
        };

        Assert.False(ShelfView.Of(Store, stock, SomeShelf.Shelf, SomeShelf.Time, SomeShelf.Time).Has(0));
    }

    private static ShelfView ViewOf((PositionState, int?) state, ShelfRules rules, DateTimeOffset now) =>
        ShelfView.Of(Store, SomeShelf.Stock(Store.Planogram, _ => state), rules, SomeShelf.Time, now);
}

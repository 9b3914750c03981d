using CsCheck;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Tests.Purchases;

public sealed class PurchaseReaderTests
{
    private const string Header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

    [Theory]
    [InlineData(RemovalReason.Unreadable, "1,84406B,,six,2011-01-01 10:00:00,2.75,17850,UK")]
    [InlineData(RemovalReason.Unreadable, "1,84406B,,6,2011-01-01 10:00:00,free,17850,UK")]
    [InlineData(RemovalReason.Unreadable, "1,84406B,,6,2011-01-01 10:00:00,NaN,17850,UK")]
    [InlineData(RemovalReason.Unreadable, "1,84406B,,6,2011-13-01 10:00:00,2.75,17850,UK")]
    [InlineData(RemovalReason.Unreadable, "1,,,6,2011-01-01 10:00:00,2.75,17850,UK")]
    [InlineData(RemovalReason.Unreadable, ",84406B,,6,2011-01-01 10:00:00,2.75,17850,UK")]
    [InlineData(RemovalReason.NotAProduct, "1,POST,,1,2011-01-01 10:00:00,18,17850,UK")]
    [InlineData(RemovalReason.NotAProduct, "1,gift_0001_20,,1,2011-01-01 10:00:00,18,17850,UK")]
    [InlineData(RemovalReason.UnknownUser, "1,84406B,,6,2011-01-01 10:00:00,2.75,,UK")]
    [InlineData(RemovalReason.Cancellation, "C1,84406B,,-6,2011-01-01 10:00:00,2.75,17850,UK")]
    [InlineData(RemovalReason.Cancellation, "1,84406B,,-6,2011-01-01 10:00:00,2.75,17850,UK")]
    [InlineData(RemovalReason.Cancellation, "1,84406B,,0,2011-01-01 10:00:00,2.75,17850,UK")]
    [InlineData(RemovalReason.NoPrice, "1,84406B,,6,2011-01-01 10:00:00,0,17850,UK")]
    [InlineData(RemovalReason.NoPrice, "1,84406B,,6,2011-01-01 10:00:00,-3,17850,UK")]
    public void Row_that_is_no_purchase_is_removed_for_its_reason(object reason, string row)
    {
        PurchaseSet purchases = Read(row);

        Assert.Empty(purchases.Lines);
        Assert.Equal(1, purchases.Report.Removed((RemovalReason)reason));
    }

    [Fact]
    public void Purchase_is_kept_as_it_is()
    {
        PurchaseSet purchases = Read("536365,84406b,\"A \"\"coat\"\" hanger\",8,2010-12-01 08:26:00,2.75,17850,UK");

        PurchaseLine line = Assert.Single(purchases.Lines);
        Assert.Equal("17850", purchases.Users[line.User]);
        Assert.Equal("84406B", purchases.Items[line.Item]);
        Assert.Equal("536365", purchases.Baskets[line.Basket]);
        Assert.Equal((8, 2.75), (line.Quantity, line.UnitPrice));
        Assert.Equal(new DateTimeOffset(2010, 12, 1, 8, 26, 0, TimeSpan.Zero), line.Time);
    }

    [Fact]
    public void Row_that_comes_twice_is_kept_once()
    {
        const string Row = "1,84406B,,6,2011-01-01 10:00:00,2.75,17850,UK";

        PurchaseSet purchases = Read(Row, Row);

        Assert.Single(purchases.Lines);
        Assert.Equal(1, purchases.Report.Removed(RemovalReason.Repeated));
    }

    [Fact]
    public void Rows_of_one_basket_and_item_become_one_line()
    {
        PurchaseSet purchases = Read(
            "1,84406B,,6,2011-01-01 10:00:00,2,17850,UK",
            "1,84406B,,2,2011-01-01 10:00:00,4,17850,UK",
            "2,84406B,,1,2011-01-02 10:00:00,2,17850,UK");

        Assert.Equal([(8, 2.5), (1, 2)], purchases.Lines.Select(line => (line.Quantity, line.UnitPrice)));
        Assert.Equal(1, purchases.Report.Removed(RemovalReason.Merged));
    }

    [Fact]
    public void Cancellation_takes_back_the_latest_purchase_before_it()
    {
        PurchaseSet purchases = Read(
            "1,84406B,,6,2011-01-01 10:00:00,2,17850,UK",
            "2,84406B,,6,2011-01-02 10:00:00,2,17850,UK",
            "C3,84406B,,-6,2011-01-03 10:00:00,2,17850,UK",
            "4,84406B,,6,2011-01-04 10:00:00,2,17850,UK",
            "5,84406B,,6,2011-01-02 11:00:00,2,99999,UK");

        Assert.Equal(["1", "4", "5"], purchases.Lines.Select(line => purchases.Baskets[line.Basket]).Order());
        Assert.Equal(1, purchases.Report.Removed(RemovalReason.Cancelled));
    }

    [Fact]
    public void Cancellation_of_a_part_takes_nothing_back()
    {
        PurchaseSet purchases = Read(
            "1,84406B,,6,2011-01-01 10:00:00,2,17850,UK",
            "C2,84406B,,-4,2011-01-03 10:00:00,2,17850,UK");

        Assert.Single(purchases.Lines);
    }

    [Fact]
    public void Price_far_from_the_usual_is_removed_and_quantity_far_above_it_lowered()
    {
        PurchaseSet purchases = Read([
            .. Enumerable.Range(0, 30).Select(i => $"{i},84406B,,{4 + (i % 3)},2011-01-01 10:00:00,2.5,17850,UK"),
            "a,84406B,,5,2011-01-02 10:00:00,2500,17850,UK",
            "b,84406B,,74215,2011-01-02 10:00:00,2.5,17850,UK",
        ]);

        Assert.Equal(1, purchases.Report.Removed(RemovalReason.PriceOutlier));
        Assert.Equal(1, purchases.Report.QuantitiesCapped);
        Assert.Equal(31, purchases.Lines.Count);
        Assert.InRange(purchases.Lines.Max(line => line.Quantity), 6, 100);
    }

    [Fact]
    public void Nothing_after_the_split_decides_what_is_usual()
    {
        string[] early = [.. Enumerable.Range(0, 30).Select(i => $"{i},84406B,,5,2011-01-01 10:00:00,2.5,17850,UK")];
        string[] late = [.. Enumerable.Range(0, 300).Select(i => $"L{i},84406B,,5,2011-09-01 10:00:00,99,17850,UK")];
        var split = new DateTimeOffset(2011, 6, 1, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal(300, Read(split, [.. early, .. late]).Report.Removed(RemovalReason.PriceOutlier));
        Assert.Equal(30, Read(null, [.. early, .. late]).Report.Removed(RemovalReason.PriceOutlier));
    }

    [Fact]
    public void Price_of_a_line_becomes_that_of_a_piece()
    {
        using var csv = new CsvReader(
            new StringReader(
                "household_id,store_id,basket_id,product_id,quantity,sales_value,transaction_timestamp\n"
                + "906,319,31198705046,1075313,4,6,2017-01-01 12:30:27\n"),
            "test.csv");

        PurchaseLine line = Assert.Single(PurchaseReader.Read(csv, PurchaseFormat.CompleteJourney, null).Lines);

        Assert.Equal((4, 1.5), (line.Quantity, line.UnitPrice));
    }

    [Fact]
    public void Every_row_is_counted_once()
    {
        Gen<string> row = Gen.Select(
            Gen.OneOf("1", "2", "C3", ""),
            Gen.OneOf("84406B", "22752", "POST", ""),
            Gen.OneOf("6", "-6", "0", "x"),
            Gen.OneOf("2.5", "0", "900", "?"),
            Gen.OneOf("17850", "13047", ""),
            Gen.Int[1, 5],
            (invoice, code, quantity, price, user, day) => $"{invoice},{code},,{quantity},2011-01-0{day} 10:00:00,{price},{user},UK");
        row.Array[0, 60].Sample(rows =>
        {
            PurchaseSet purchases = Read(rows);

            Assert.Equal(rows.Length, purchases.Report.RowsIn);
            Assert.Equal(purchases.Lines.Count, purchases.Report.Lines);
            Assert.Equal(
                rows.Length,
                purchases.Lines.Count + Enum.GetValues<RemovalReason>().Sum(reason => purchases.Report.Removed(reason)));
        });
    }

    private static PurchaseSet Read(params string[] rows) => Read(null, rows);

    private static PurchaseSet Read(DateTimeOffset? split, string[] rows)
    {
        using var csv = new CsvReader(new StringReader(string.Join('\n', [Header, .. rows])), "test.csv");
        return PurchaseReader.Read(csv, PurchaseFormat.OnlineRetail, split);
    }
}

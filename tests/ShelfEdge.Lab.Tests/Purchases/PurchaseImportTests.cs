using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsCheck;
using DuckDB.NET.Data;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Tests.Purchases;

public sealed class PurchaseImportTests : IDisposable
{
    private const string Header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

    private readonly string _folder = Directory.CreateTempSubdirectory("shelfedge-import-test-").FullName;
    private int _files;

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
        Cleaned purchases = Read(row);

        Assert.Empty(purchases.Lines);
        Assert.Equal(1, purchases.Report.Removed((RemovalReason)reason));
    }

    [Fact]
    public void Purchase_is_kept_as_it_is()
    {
        Cleaned purchases = Read("536365,84406b,\"A \"\"coat\"\" hanger\",8,2010-12-01 08:26:00,2.75,17850,UK");

        Assert.Equal(new Line("17850", "84406B", "2010-12-01T08:26:00Z", "536365", 8, 2.75), Assert.Single(purchases.Lines));
    }

    [Fact]
    public void Row_that_comes_twice_is_kept_once()
    {
        const string Row = "1,84406B,,6,2011-01-01 10:00:00,2.75,17850,UK";

        Cleaned purchases = Read(Row, Row);

        Assert.Single(purchases.Lines);
        Assert.Equal(1, purchases.Report.Removed(RemovalReason.Repeated));
    }

    [Fact]
    public void Rows_of_one_basket_and_item_become_one_line()
    {
        Cleaned purchases = Read(
            "1,84406B,,6,2011-01-01 10:00:00,2,17850,UK",
            "1,84406B,,2,2011-01-01 10:00:00,4,17850,UK",
            "2,84406B,,1,2011-01-02 10:00:00,2,17850,UK");

        Assert.Equal([(8, 2.5), (1, 2)], purchases.Lines.Select(line => (line.Quantity, line.Price)));
        Assert.Equal(1, purchases.Report.Removed(RemovalReason.Merged));
    }

    [Fact]
    public void Cancellation_takes_back_the_latest_purchase_before_it()
    {
        Cleaned purchases = Read(
            "1,84406B,,6,2011-01-01 10:00:00,2,17850,UK",
            "2,84406B,,6,2011-01-02 10:00:00,2,17850,UK",
            "C3,84406B,,-6,2011-01-03 10:00:00,2,17850,UK",
            "4,84406B,,6,2011-01-04 10:00:00,2,17850,UK",
            "5,84406B,,6,2011-01-02 11:00:00,2,99999,UK");

        Assert.Equal(["1", "4", "5"], purchases.Lines.Select(line => line.Basket).Order());
        Assert.Equal(1, purchases.Report.Removed(RemovalReason.Cancelled));
    }

    [Fact]
    public void Cancellation_of_a_part_takes_nothing_back()
    {
        Cleaned purchases = Read(
            "1,84406B,,6,2011-01-01 10:00:00,2,17850,UK",
            "C2,84406B,,-4,2011-01-03 10:00:00,2,17850,UK");

        Assert.Single(purchases.Lines);
    }

    [Fact]
    public void Price_far_from_the_usual_is_removed_and_quantity_far_above_it_lowered()
    {
        Cleaned purchases = Read([
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
        string path = Write(Encoding.UTF8.GetBytes(
            "household_id,store_id,basket_id,product_id,quantity,sales_value,transaction_timestamp\n"
            + "906,319,31198705046,1075313,4,6,2017-01-01 12:30:27\n"));

        Line line = Assert.Single(Clean(path, PurchaseFormat.CompleteJourney, null).Lines);

        Assert.Equal((4, 1.5), (line.Quantity, line.Price));
    }

    [Fact]
    public void Time_without_an_offset_is_that_of_the_zone()
    {
        string path = Write(Encoding.UTF8.GetBytes(
            "user,item,basket,quantity,price,time\nu,i,1,1,2,2011-07-01 12:00:00\nu,i,2,1,2,2011-07-01T12:00:00+05:00\n"));

        Cleaned purchases = Clean(path, PurchaseFormat.Plain with { TimeZone = "Europe/London" }, null);

        Assert.Equal(["2011-07-01T07:00:00Z", "2011-07-01T11:00:00Z"], purchases.Lines.Select(line => line.Time));
    }

    [Fact]
    public void Gzip_and_parquet_give_what_plain_text_gives()
    {
        const string Rows = Header + "\n1,84406B,\"a, b\",6,2011-01-01 10:00:00,2.75,17850,UK\n2,22752,,1,2011-01-02 10:00:00,7.65,13047,UK\n";
        string plain = Write(Encoding.UTF8.GetBytes(Rows));
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Rows));
        }

        string compressed = Write(memory.ToArray());
        string parquet = Path.Combine(_folder, "rows.bin");
        using (var connection = new DuckDBConnection("DataSource=:memory:"))
        {
            connection.Open();
            using DuckDBCommand command = connection.CreateCommand();
            command.CommandText = $"COPY (FROM read_csv('{plain}')) TO '{parquet}' (FORMAT parquet)";
            command.ExecuteNonQuery();
        }

        Line[] expected = [.. Clean(plain, PurchaseFormat.OnlineRetail, null).Lines];

        Assert.Equal(2, expected.Length);
        Assert.Equal(expected, Clean(compressed, PurchaseFormat.OnlineRetail, null).Lines);
        Assert.Equal(expected, Clean(parquet, PurchaseFormat.OnlineRetail, null).Lines);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("user,item,basket,quantity,price\n", "has no column 'time'; it has user, item, basket, quantity, price")]
    [InlineData("user,item,basket,quantity,price,time,time\n", "every column needs a name of its own")]
    [InlineData("PAR1 is no Parquet", "No magic bytes found")]
    public void File_that_cannot_be_used_is_told(string text, string message)
    {
        string path = Write(Encoding.UTF8.GetBytes(text));

        var problem = Assert.Throws<DataFileException>(() => Clean(path, PurchaseFormat.Plain, null));

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_time_zone_is_named()
    {
        string path = Write(Encoding.UTF8.GetBytes("user,item,basket,quantity,price,time\n"));

        var problem = Assert.Throws<DataFileException>(() => Clean(path, PurchaseFormat.Plain with { TimeZone = "Mars/North" }, null));

        Assert.Contains("Mars/North", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Row_with_other_columns_is_unreadable_and_named()
    {
        Cleaned purchases = Read("1,84406B,,6,2011-01-01 10:00:00,2.75,17850,UK", "1,84406B,6", "2,84406B,,6,2011-01-01 10:00:00,2.75,17850,UK,more");

        Assert.Single(purchases.Lines);
        Assert.Equal(2, purchases.Report.Removed(RemovalReason.Unreadable));
        Assert.Contains(purchases.Report.Examples, example => example.Contains("line 3", StringComparison.Ordinal));
    }

    [Fact]
    public void Fences_in_the_database_are_those_of_the_definition()
    {
        Gen.Double[0.5, 40].Array[12, 60].Sample(prices =>
        {
            double[] sorted = [.. prices.Select(price => Math.Round(price, 2))];
            Cleaned purchases = Read([.. sorted.Select((price, i) => string.Create(CultureInfo.InvariantCulture, $"{i},84406B,,1,2011-01-01 10:00:00,{price},17850,UK"))]);

            Fence fence = Fence.Around(sorted.ToArray());

            Assert.Equal(sorted.Count(price => price < fence.Low || price > fence.High), purchases.Report.Removed(RemovalReason.PriceOutlier));
        }, iter: 15);
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
            Cleaned purchases = Read(rows);

            Assert.Equal(rows.Length, purchases.Report.RowsIn);
            Assert.Equal(purchases.Lines.Count, purchases.Report.Lines);
            Assert.Equal(
                rows.Length,
                purchases.Lines.Count + Enum.GetValues<RemovalReason>().Sum(reason => purchases.Report.Removed(reason)));
        }, iter: 25);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Cleaned Read(params string[] rows) => Read(null, rows);

    private Cleaned Read(DateTimeOffset? split, string[] rows) =>
        Clean(Write(Encoding.UTF8.GetBytes(string.Join('\n', [Header, .. rows]) + "\n")), PurchaseFormat.OnlineRetail, split);

    private string Write(byte[] content)
    {
        string path = Path.Combine(_folder, $"{Interlocked.Increment(ref _files)}.csv");
        File.WriteAllBytes(path, content);
        return path;
    }

    private static Cleaned Clean(string path, PurchaseFormat format, DateTimeOffset? split)
    {
        using PurchaseImport import = PurchaseImport.Open(path, format, split, 500);
        string output = $"{path}.clean";
        Assert.Equal(import.Report.Lines, import.Write(output, DateTimeOffset.MinValue, DateTimeOffset.MaxValue));
        return new Cleaned(
            [
                .. File.ReadLines(output).Skip(1).Select(text => text.Split(',')).Select(fields => new Line(
                    fields[0], fields[1], fields[3], fields[4],
                    double.Parse(fields[5], CultureInfo.InvariantCulture), double.Parse(fields[6], CultureInfo.InvariantCulture))),
            ],
            import.Report);
    }

    private sealed record Line(string User, string Item, string Time, string Basket, double Quantity, double Price);

    private sealed record Cleaned(IReadOnlyList<Line> Lines, CleaningReport Report);
}

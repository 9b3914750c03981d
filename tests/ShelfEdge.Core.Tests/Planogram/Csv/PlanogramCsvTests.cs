using System.Text;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Planogram.Csv;
using Plan = ShelfEdge.Core.Planogram.Planogram;

namespace ShelfEdge.Core.Tests.Planogram.Csv;

public sealed class PlanogramCsvTests
{
    private static readonly Plan Start = PlanogramFile.Read(Encoding.UTF8.GetBytes(PlanogramDocument.Valid)).Planogram!;

    [Fact]
    public void Rows_change_what_they_name_and_add_what_is_new()
    {
        var read = PlanogramCsv.Import(
            Start,
            Products("sku,Name,width_mm,height_mm,price\n4001,\"Tea, \"\"green\"\"\",60.5,120,2.50\n4003,Coffee,,,\n"),
            Positions("id;shelf;sku;camera;zone;facings_wide;facings_high\na1-1;;4003;;;;\nb1-1;b1;4001;camera-1;0 300 90 300 90 400;3;2\n"));

        Assert.Empty(read.Errors);
        var planogram = read.Planogram!;
        Assert.Equal(
            new Product(new Sku("4001"), "Tea, \"green\"") { SizeMillimetres = new ProductSize(60.5, 120), Price = 2.50m }, planogram.Products[0]);
        Assert.Equal(["4001", "4002", "4003"], planogram.Products.Select(product => product.Sku.Value));
        Assert.Equal(Start.Positions[0] with { Sku = new Sku("4003") }, planogram.Positions[0]);
        Assert.Equal(Start.Positions[1], planogram.Positions[1]);
        var added = planogram.Positions[2];
        Assert.Equal((6, 2, new FacingLayout(3, 2)), (added.Capacity, added.LowThreshold, added.Facings!.Value));
        Assert.Equal(new Shelf(new ShelfId("b1"), "b1"), planogram.Shelves[^1]);
    }

    [Fact]
    public void All_errors_name_file_line_and_column()
    {
        var read = PlanogramCsv.Import(
            Start,
            Products("sku,name,price\n4001,Green tea,abc\n4009,,1\n4001,Again,2\n"),
            Positions("""
                id,shelf,sku,camera,zone,facings_wide,low_threshold
                a1-3,b1,4002,camera-1,"0 0
                 90 0 90 90",3,3
                a1-4,b1,nope,camera-1,0 0 x,1,0
                """));

        Assert.Null(read.Planogram);
        Assert.Equal(
            [
                "products.csv:2: price: \"abc\" is not a number; write it like 12 or 1.25",
                "products.csv:4: sku: \"4001\" is also that of line 2",
                "positions.csv:4: zone: \"0 0 x\" is not an outline; write x and y of each point with spaces between, like 0 0 80 0 80 120 0 120",
                "products.csv:3: name: is empty; it must be a string",
                "positions.csv:2: low_threshold: 3 is not allowed; a whole number from 0 to 2 is",
                "positions.csv:4: sku: \"nope\" is not in $.products",
            ],
            read.Errors);
    }

    [Theory]
    [InlineData("", "products.csv: is empty; the first line must name columns, of sku, name, ")]
    [InlineData("name\nTea\n", "products.csv:1: column \"sku\" is missing")]
    [InlineData("sku,colour\n1,red\n", "products.csv:1: there is no column \"colour\"; allowed are sku, name, ")]
    [InlineData("sku,sku\n1,1\n", "products.csv:1: column \"sku\" is there twice")]
    [InlineData("sku,name\n1,Tea,3\n", "products.csv:2: has 3 cells; the header names 2 columns")]
    [InlineData("sku,name\n1,\"Tea\n", "products.csv:2: a quote is opened and never closed")]
    [InlineData("sku,name\n,Tea\n", "products.csv:2: sku: is empty; it must be a string")]
    [InlineData("sku,name\na b,Tea\n", "products.csv:2: sku: \"a b\" is not an id; ")]
    [InlineData("sku,name,width_mm\n1,Tea,60\n", "products.csv:2: height_mm: is empty; it must be a number")]
    [InlineData("sku,name,width_mm,height_mm\n1,Tea,0,1\n", "products.csv:2: width_mm: 0 is not allowed; a number from 1 to 5000 is")]
    public void One_mistake_gives_one_error(string text, string error) =>
        Assert.StartsWith(error, Assert.Single(PlanogramCsv.Import(Start, Products(text), null).Errors), StringComparison.Ordinal);

    [Fact]
    public void Text_that_is_not_utf8_says_so() => Assert.Equal(
        ["products.csv: is not UTF-8 text; save it as UTF-8"],
        PlanogramCsv.Import(Start, new CsvSource("products.csv", new byte[] { (byte)'s', 0xE4 }), null).Errors);

    [Theory]
    [InlineData(PlanogramDocument.Valid)]
    [InlineData(PlanogramDocument.Full)]
    public void Tables_that_were_written_give_the_same_planogram(string document)
    {
        var planogram = PlanogramFile.Read(Encoding.UTF8.GetBytes(document)).Planogram!;
        planogram = planogram with { Products = planogram.Products.SetItem(0, planogram.Products[0] with { Name = " a,\"b\"; 茶 " }) };

        var read = PlanogramCsv.Import(
            planogram with { Products = [], Positions = [] },
            new CsvSource("products.csv", PlanogramCsv.WriteProducts(planogram)),
            new CsvSource("positions.csv", PlanogramCsv.WritePositions(planogram)));

        Assert.Empty(read.Errors);
        Assert.Equal(planogram.Products, read.Planogram!.Products);
        Assert.Equal(planogram.Positions, read.Planogram.Positions);
    }

    private static CsvSource Products(string text) => new("products.csv", Encoding.UTF8.GetBytes(text));

    private static CsvSource Positions(string text) => new("positions.csv", Encoding.UTF8.GetBytes(text));
}

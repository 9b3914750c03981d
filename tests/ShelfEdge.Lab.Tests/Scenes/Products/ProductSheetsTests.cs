using System.Globalization;
using ShelfEdge.Lab.Scenes.Packages;
using ShelfEdge.Lab.Scenes.Products;
using SkiaSharp;

namespace ShelfEdge.Lab.Tests.Scenes.Products;

public sealed class ProductSheetsTests : IDisposable
{
    private const int Skus = 10;
    private const int Views = 3;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shelfedge-products-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Every_article_is_shown_in_every_view_within_its_sheet()
    {
        string folder = Render("one", Skus, jobs: 1);

        int[][] rows = [.. File.ReadAllLines(Path.Combine(folder, "labels.csv")).Skip(1)
            .Select(line => line.Split(',').Skip(1).Select(field => int.Parse(field, CultureInfo.InvariantCulture)).ToArray())];
        string[] files = [.. File.ReadAllLines(Path.Combine(folder, "labels.csv")).Skip(1).Select(line => line.Split(',')[0])];
        var catalogue = new SkuCatalogue(1, Skus);
        Assert.InRange(rows.Length, (Skus * Views) - 2, Skus * Views);
        Assert.Equal(Enumerable.Range(0, Skus), rows.Select(row => row[4]).Distinct());
        Assert.All(rows.Zip(files), pair =>
        {
            (int[] row, string file) = pair;
            using var sheet = SKBitmap.Decode(Path.Combine(folder, file));
            Assert.InRange(row[2], 8, ProductStudio.LargestCrop);
            Assert.InRange(row[3], 8, ProductStudio.LargestCrop);
            Assert.True(row[0] + row[2] <= sheet.Width && row[1] + row[3] <= sheet.Height);
            Assert.Equal(catalogue[row[4]].Family, row[5]);
            Assert.InRange(row[6], 0, Views - 1);
        });
    }

    [Fact]
    public void Sheets_do_not_depend_on_the_jobs()
    {
        string one = Render("one", Skus, jobs: 1);
        string two = Render("two", Skus, jobs: 2);

        foreach (string file in (ReadOnlySpan<string>)["labels.csv", "sheets/000000.jpg", "sheets/000001.jpg"])
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(one, file)), File.ReadAllBytes(Path.Combine(two, file)));
        }
    }

    private string Render(string name, int skus, int jobs)
    {
        string folder = Path.Combine(_folder.FullName, name);
        ProductSheets.Render(
            new ProductOptions { OutputDirectory = folder, Skus = skus, Views = Views, Jobs = jobs }, TestContext.Current.CancellationToken);
        return folder;
    }
}

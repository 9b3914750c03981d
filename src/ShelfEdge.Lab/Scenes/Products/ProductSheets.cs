using System.Globalization;
using System.Text;
using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Packages;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Products;

/// <summary>
/// Renders every article of a catalogue in many views: <c>sheets/000000.jpg</c> and on, eight articles a sheet, one a line, and
/// <c>labels.csv</c> with one line a view.
/// </summary>
internal static class ProductSheets
{
    public const int SkusPerSheet = 8;

    private const int Cell = ProductStudio.LargestCrop;
    private const int MostAttempts = 6;
    private const int SheetQuality = 94;

    /// <exception cref="SceneException">A texture folder cannot be read.</exception>
    public static void Render(ProductOptions options, CancellationToken cancellation)
    {
        using TextureLibrary textures = TextureLibrary.Read(options.Textures);
        var catalogue = new SkuCatalogue(options.CatalogueSeed, options.Skus);
        Directory.CreateDirectory(Path.Combine(options.OutputDirectory, "sheets"));
        int sheets = (options.Skus + SkusPerSheet - 1) / SkusPerSheet;
        var lines = new string[sheets];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancellation };
        Parallel.For(
            0, sheets, parallel,
            () => new ProductStudio(),
            (sheet, _, studio) =>
            {
                lines[sheet] = RenderSheet(sheet, studio, catalogue, textures, options);
                return studio;
            },
            studio => studio.Dispose());
        File.WriteAllText(
            Path.Combine(options.OutputDirectory, "labels.csv"), "file,left,top,width,height,sku,family,view\n" + string.Concat(lines));
    }

    private static string RenderSheet(int sheet, ProductStudio studio, SkuCatalogue catalogue, TextureLibrary textures, ProductOptions options)
    {
        string file = $"sheets/{sheet:D6}.jpg";
        int first = sheet * SkusPerSheet, last = Math.Min(options.Skus, first + SkusPerSheet);
        using var factory = new PackageFactory(textures);
        Package[] packages = [.. Enumerable.Range(first, last - first).Select(id => Paint(catalogue[id], factory))];
        using SKSurface surface = SKSurface.Create(
            new SKImageInfo(Cell * options.Views, Cell * packages.Length, SKColorType.Bgra8888, SKAlphaType.Opaque));
        surface.Canvas.Clear(new SKColor(128, 128, 128));
        var lines = new StringBuilder();
        for (int i = 0; i < packages.Length; i++)
        {
            var random = new Random(SceneSeed.Of(options.Seed, first + i));
            for (int view = 0; view < options.Views; view++)
            {
                using ProductView? shot = Shoot(studio, packages[i], packages, random.Fork());
                if (shot is null)
                {
                    continue;
                }

                SKRectI target = SKRectI.Create(view * Cell, i * Cell, shot.Crop.Width, shot.Crop.Height);
                surface.Canvas.DrawBitmap(shot.Picture, shot.Crop, target, new SKSamplingOptions(SKFilterMode.Nearest));
                Sku sku = packages[i].Sku;
                lines.Append(CultureInfo.InvariantCulture, $"{file},{target.Left},{target.Top},{target.Width},{target.Height},{sku.Id},{sku.Family},{view}\n");
            }
        }

        using SKImage picture = surface.Snapshot();
        using SKData data = picture.Encode(SKEncodedImageFormat.Jpeg, SheetQuality);
        using FileStream stream = File.Create(Path.Combine(options.OutputDirectory, file));
        data.SaveTo(stream);
        return lines.ToString();
    }

    private static ProductView? Shoot(ProductStudio studio, Package package, IReadOnlyList<Package> others, Random random)
    {
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (studio.Shoot(package, others, random) is { } shot)
            {
                return shot;
            }
        }

        return null;
    }

    private static Package Paint(Sku sku, PackageFactory factory)
    {
        PackageSize size = sku.Shape.Measure(new Random(sku.Brand.LayoutSeed));
        return factory.Make(sku, ProductStudio.PaintedPixels / Math.Max(size.Width, size.Height));
    }
}

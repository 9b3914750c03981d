using System.Collections.Immutable;
using System.Globalization;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Recognition;

/// <summary>
/// Reads <c>labels.csv</c>: of photographs of single items (columns <c>file,class_name,split</c>; <c>train</c> is the gallery,
/// <c>val</c> is looked for), or of the sheets of <c>shelfedge-lab render-products</c> (columns
/// <c>file,left,top,width,height,sku,view</c>; even views are looked for among odd ones and the other way round).
/// </summary>
internal static class LabelFile
{
    private static readonly string[] ItemColumns = ["file", "class_name", "split"];
    private static readonly string[] SheetColumns = ["file", "left", "top", "width", "height", "sku", "view"];

    /// <exception cref="DataFileException">The columns are of neither kind, or a line is wrong.</exception>
    public static ImmutableArray<ProductCrop> Read(string path)
    {
        using CsvReader csv = CsvReader.Open(path);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (ItemColumns.All(name => csv.FindColumn(name) is not null))
        {
            int[] at = [.. ItemColumns.Select(csv.Column)];
            return ReadRows(csv, () => Item(csv, folder, at));
        }

        if (SheetColumns.All(name => csv.FindColumn(name) is not null))
        {
            int[] at = [.. SheetColumns.Select(csv.Column)];
            return ReadRows(csv, () => View(csv, folder, at));
        }

        throw new DataFileException(
            $"{path}: has the columns {string.Join(", ", csv.Header)}; needed are {string.Join(", ", ItemColumns)} (single items) or {string.Join(", ", SheetColumns)} (rendered products)");
    }

    private static ImmutableArray<ProductCrop> ReadRows(CsvReader csv, Func<ProductCrop?> read)
    {
        var crops = ImmutableArray.CreateBuilder<ProductCrop>();
        while (csv.Read())
        {
            if (read() is not { } crop)
            {
                continue;
            }

            if (crops.Count == CropSet.MaxCrops)
            {
                throw new DataFileException($"{csv.Name}: more than {CropSet.MaxCrops} crops");
            }

            crops.Add(crop);
        }

        return crops.ToImmutable();
    }

    // Other parts of the set are left alone.
    private static ProductCrop? Item(CsvReader csv, string folder, int[] at)
    {
        string split = csv[at[2]].ToString();
        return split is "train" or "val"
            ? new ProductCrop(Picture(csv, folder, at[0]), null, SkuOf(csv, at[1]), split)
            {
                IsReference = split == "train",
                IsTest = split == "val",
            }
            : null;
    }

    private static ProductCrop View(CsvReader csv, string folder, int[] at)
    {
        int left = Number(csv, at[1]), top = Number(csv, at[2]);
        var box = new Box(left, top, left + Number(csv, at[3]), top + Number(csv, at[4]));
        return box.Area > 0
            ? new ProductCrop(Picture(csv, folder, at[0]), box, SkuOf(csv, at[5]), Number(csv, at[6]) % 2 == 0 ? "even views" : "odd views")
            : throw new DataFileException($"{csv.Name}: line {csv.Line}: width and height must be above 0");
    }

    private static string Picture(CsvReader csv, string folder, int column)
    {
        string path = Path.Combine(folder, csv[column].ToString());
        return File.Exists(path) ? path : throw new DataFileException($"{csv.Name}: line {csv.Line}: there is no picture {path}");
    }

    private static Sku SkuOf(CsvReader csv, int column) => Identifier.IsValid(csv[column])
        ? new Sku(csv[column].ToString())
        : throw new DataFileException($"{csv.Name}: line {csv.Line}: '{csv[column]}' is no SKU; {Identifier.Rule}");

    private static int Number(CsvReader csv, int column) =>
        int.TryParse(csv[column], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new DataFileException(
                $"{csv.Name}: line {csv.Line}: {csv.Header[column]} '{csv[column]}' must be a whole number of at least 0");
}

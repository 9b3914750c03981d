using System.Collections.Immutable;
using System.Text.Json;
using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Vision.Detection;

/// <summary>A picture and the boxes that are true of it, from a COCO annotation file.</summary>
/// <param name="Id">Its id in the annotations.</param>
/// <param name="Name">File name without folder.</param>
/// <param name="Path">Where the picture lies.</param>
/// <param name="Boxes">In pixels of the stored picture.</param>
/// <param name="Ignored">Regions (<c>iscrowd</c> 1) that cannot be told apart: what is found in them is neither right nor wrong.</param>
public sealed record LabelledPicture(
    long Id, string Name, string Path, ImmutableArray<Box> Boxes, ImmutableArray<Box> Ignored)
{
    /// <summary>Name of the annotation file of a folder.</summary>
    public const string FileName = "annotations.json";

    private const int MaxFileBytes = 256 * 1024 * 1024;
    private const int MaxPictures = 1_000_000;

    /// <summary>Name of the category of each of <see cref="Boxes"/>, in their order; empty when made without.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>
    /// Reads a folder with <see cref="FileName"/>, or an annotation file whose pictures lie in <paramref name="root"/>.
    /// </summary>
    /// <param name="data">The folder, or a file that ends in <c>.json</c>.</param>
    /// <param name="root">Where names start; null: the folder of the annotation file.</param>
    /// <param name="category">Only boxes of this category count; null: all.</param>
    /// <exception cref="InvalidDataException">The file is no annotation file, or a picture of it is missing.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static IReadOnlyList<LabelledPicture> Read(string data, string? root = null, string? category = null)
    {
        var file = data.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? data : System.IO.Path.Combine(data, FileName);
        var folder = root ?? System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file))!;
        var length = new FileInfo(file).Length;
        if (length > MaxFileBytes)
        {
            throw new InvalidDataException($"{file} has {length} bytes; allowed are {MaxFileBytes} bytes.");
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            return Read(document.RootElement, file, folder, category);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException
            or IndexOutOfRangeException or ArgumentException)
        {
            throw new InvalidDataException($"{file} is no COCO annotation file: {e.Message}", e);
        }
    }

    private static List<LabelledPicture> Read(JsonElement root, string file, string folder, string? category)
    {
        var kept = root.GetProperty("categories").EnumerateArray()
            .Where(c => category is null || c.GetProperty("name").GetString() == category)
            .ToDictionary(c => c.GetProperty("id").GetInt64(), NameOf);
        if (kept.Count == 0)
        {
            throw new InvalidDataException($"{file} has no category named '{category}'.");
        }

        var boxes = root.GetProperty("annotations").EnumerateArray()
            .Where(a => kept.ContainsKey(a.GetProperty("category_id").GetInt64()))
            .ToLookup(
                a => a.GetProperty("image_id").GetInt64(),
                a => (Box: ToBox(a.GetProperty("bbox")), IsCrowd: IsCrowd(a), Category: kept[a.GetProperty("category_id").GetInt64()]));
        var images = root.GetProperty("images");
        if (images.GetArrayLength() > MaxPictures)
        {
            throw new InvalidDataException($"{file} names {images.GetArrayLength()} pictures; allowed are {MaxPictures}.");
        }

        var pictures = new List<LabelledPicture>(images.GetArrayLength());
        foreach (var image in images.EnumerateArray())
        {
            var name = image.GetProperty("file_name").GetString() ?? "";
            var id = image.GetProperty("id").GetInt64();
            var here = boxes[id];
            pictures.Add(new LabelledPicture(
                id,
                System.IO.Path.GetFileName(name),
                Locate(folder, name, file),
                [.. here.Where(b => !b.IsCrowd).Select(b => b.Box)],
                [.. here.Where(b => b.IsCrowd).Select(b => b.Box)])
            {
                Categories = [.. here.Where(b => !b.IsCrowd).Select(b => b.Category)],
            });
        }

        return pictures;
    }

    // Some annotation files name pictures with their folder, some without.
    private static string Locate(string folder, string name, string file)
    {
        string[] places = [System.IO.Path.Combine(folder, name), System.IO.Path.Combine(folder, "images", name)];
        return places.FirstOrDefault(File.Exists)
            ?? throw new InvalidDataException($"{file} names the picture {name}, which is not in {folder}.");
    }

    private static string NameOf(JsonElement category) =>
        category.TryGetProperty("name", out var name) ? name.GetString() ?? "" : "";

    private static bool IsCrowd(JsonElement annotation) =>
        annotation.TryGetProperty("iscrowd", out var flag) && flag.ValueKind == JsonValueKind.Number && flag.GetInt32() == 1;

    private static Box ToBox(JsonElement xywh)
    {
        var (x, y) = (xywh[0].GetSingle(), xywh[1].GetSingle());
        return new Box(x, y, x + xywh[2].GetSingle(), y + xywh[3].GetSingle());
    }
}

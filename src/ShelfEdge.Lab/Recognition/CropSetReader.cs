using ShelfEdge.Core.Planogram;
using ShelfEdge.Lab.Evaluation;
using ShelfEdge.Lab.Purchases;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Lab.Recognition;

/// <summary>Reads sets of products in each layout that is known, told apart by what lies in the folder.</summary>
internal static class CropSetReader
{
    /// <summary>Name of the file of a folder of crops or of single items.</summary>
    public const string LabelsName = "labels.csv";

    // Photographs with fewer products are of packs close by.
    private const int LeastOnShelf = 5;

    /// <summary>Reads all folders.</summary>
    /// <param name="folders">In the order of the report.</param>
    /// <param name="stores">Which shelf photographs show the same store.</param>
    /// <exception cref="InvalidDataException">A folder holds no such set; everything that is wrong is named.</exception>
    public static IReadOnlyList<CropSet> ReadAll(IEnumerable<string> folders, StoreMap? stores)
    {
        var sets = new List<CropSet>();
        var problems = new List<string>();
        foreach (string folder in folders)
        {
            try
            {
                sets.AddRange(Read(folder, stores).Where(set => !set.IsPart || set.CanBeAsked).Select(set => set.Checked()));
            }
            catch (Exception problem) when (problem is InvalidDataException or DataFileException or IOException or UnauthorizedAccessException)
            {
                problems.Add(problem.Message);
            }
        }

        return problems.Count == 0 ? sets : throw new InvalidDataException(string.Join('\n', problems));
    }

    private static IEnumerable<CropSet> Read(string folder, StoreMap? stores)
    {
        if (!Directory.Exists(folder))
        {
            throw new InvalidDataException($"{folder} is no folder");
        }

        string labels = Path.Combine(folder, LabelsName);
        if (File.Exists(labels))
        {
            return [new CropSet(SetName.Of(folder), LabelFile.Read(labels))];
        }

        return File.Exists(Path.Combine(folder, LabelledPicture.FileName))
            ? ReadShelves(folder, stores)
            : throw new InvalidDataException(
                $"{folder} holds no set of products: neither {LabelsName} (single items or rendered products) nor {LabelledPicture.FileName} (shelves, COCO) is in it");
    }

    /// <summary>Each category is a SKU. Once all photographs, once those that show a shelf, where these are enough.</summary>
    private static IEnumerable<CropSet> ReadShelves(string folder, StoreMap? stores)
    {
        string name = SetName.Of(folder);
        if (stores is null)
        {
            throw new InvalidDataException(
                $"{name} shows shelves: --stores must name the file that says which photographs show the same store, so that none is compared with its own store");
        }

        IReadOnlyList<LabelledPicture> pictures = LabelledPicture.Read(folder);
        if (!pictures.Any(picture => stores.Has(picture.Name)))
        {
            throw new InvalidDataException($"{stores.Path} names no photograph of {name}: it is the map of another set");
        }

        yield return new CropSet(name, [.. pictures.SelectMany(Crops)]);
        if (pictures.Any(picture => picture.Boxes.Length is > 0 and < LeastOnShelf))
        {
            yield return new CropSet(
                $"{name}, shelf photographs", [.. pictures.Where(picture => picture.Boxes.Length >= LeastOnShelf).SelectMany(Crops)])
            {
                IsPart = true,
            };
        }

        IEnumerable<ProductCrop> Crops(LabelledPicture picture) => picture.Boxes.Zip(picture.Categories, (box, category) =>
            Identifier.IsValid(category)
                ? new ProductCrop(picture.Path, box, new Sku(category), stores.StoreOf(picture.Name))
                : throw new InvalidDataException($"{name}: category '{category}' is no SKU; {Identifier.Rule}"));
    }
}

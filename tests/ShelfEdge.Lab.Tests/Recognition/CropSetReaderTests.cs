using ShelfEdge.Lab.Recognition;
using ShelfEdge.Lab.Tests.Purchases;
using ShelfEdge.Testing;

namespace ShelfEdge.Lab.Tests.Recognition;

/// <summary>What lies in a folder decides what it is; what is wrong is named, all of it at once.</summary>
public sealed class CropSetReaderTests : IDisposable
{
    private static readonly string Stores = Path.Combine(Repository.Root, "models", "product-recognizer", "train", "stores.json");

    private readonly LabRun _run = new();

    [Fact]
    public void Items_are_looked_for_among_the_training_photographs()
    {
        Folder("items", "labels.csv", "file,class_id,class_name,split", "1.jpg,0,apple,train", "2.jpg,1,pear,train", "1.jpg,0,apple,val", "2.jpg,1,pear,test");

        CropSet set = Assert.Single(CropSetReader.ReadAll([_run.PathOf("items")], stores: null));

        Assert.Equal(
            [("apple", true, false), ("pear", true, false), ("apple", false, true)],
            set.Crops.Select(crop => (crop.Sku.Value, crop.IsReference, crop.IsTest)));
        Assert.All(set.Crops, crop => Assert.Null(crop.Box));
    }

    [Fact]
    public void Views_of_rendered_products_are_looked_for_among_the_other_half()
    {
        Folder("sheets", "labels.csv", "file,left,top,width,height,sku,family,view", "1.jpg,0,0,20,30,4,2,0", "1.jpg,20,0,25,30,5,2,1");

        CropSet set = Assert.Single(CropSetReader.ReadAll([_run.PathOf("sheets")], stores: null));

        Assert.Equal(["even views", "odd views"], set.Crops.Select(crop => crop.Group));
        Assert.Equal((20, 0, 45, 30), (set.Crops[1].Box!.Value.X1, set.Crops[1].Box!.Value.Y1, set.Crops[1].Box!.Value.X2, set.Crops[1].Box!.Value.Y2));
    }

    [Fact]
    public void Shelves_are_grouped_by_store_and_asked_again_without_close_ups()
    {
        Shelves("shelves");
        StoreMap map = StoreMap.Read(_run.Write("stores.json", """{"groups": {"corner shop": ["1", "3"]}}"""));

        IReadOnlyList<CropSet> sets = CropSetReader.ReadAll([_run.PathOf("shelves")], map);

        Assert.Equal([("shelves", 13, false), ("shelves, shelf photographs", 12, true)], sets.Select(set => (set.Name, set.Crops.Length, set.IsPart)));
        Assert.Equal(["2", "corner shop"], sets[0].Crops.Select(crop => crop.Group).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(["milk", "waffle"], sets[0].Crops.Select(crop => crop.Sku.Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Everything_that_is_wrong_is_named_at_once()
    {
        Directory.CreateDirectory(_run.PathOf("empty"));
        Folder("odd", "labels.csv", "file,colour", "1.jpg,red");
        Folder("torn", "labels.csv", "file,class_name,split", "9.jpg,apple,train");
        Folder("line", "labels.csv", "file,left,top,width,height,sku,family,view", "1.jpg,0,0,20,wide,4,2,0");
        Folder("one", "labels.csv", "file,class_name,split", "1.jpg,apple,train", "1.jpg,apple,val");
        Shelves("shelves");

        Assert.Equal(1, _run.Run(
            "evaluate", "recognizer", "--model", Path.Combine(Repository.Root, "models/product-recognizer"), "--data",
            _run.PathOf("none"), _run.PathOf("empty"), _run.PathOf("odd"), _run.PathOf("torn"), _run.PathOf("line"), _run.PathOf("one"), _run.PathOf("shelves")));

        string[] problems = [.. _run.Error.TrimEnd().Split('\n')];
        Assert.Equal(7, problems.Length);
        Assert.EndsWith("none is no folder", problems[0], StringComparison.Ordinal);
        Assert.Contains("neither labels.csv (single items or rendered products) nor annotations.json", problems[1], StringComparison.Ordinal);
        Assert.Contains("has the columns file, colour; needed are file, class_name, split", problems[2], StringComparison.Ordinal);
        Assert.Contains("line 2: there is no picture", problems[3], StringComparison.Ordinal);
        Assert.Contains("line 2: height 'wide' must be a whole number", problems[4], StringComparison.Ordinal);
        Assert.Contains("one has 1 SKUs in 2 groups", problems[5], StringComparison.Ordinal);
        Assert.Contains("--stores must name the file", problems[6], StringComparison.Ordinal);
    }

    [Fact]
    public void Map_of_another_set_is_refused()
    {
        Shelves("shelves");

        InvalidDataException problem = Assert.Throws<InvalidDataException>(
            () => CropSetReader.ReadAll([_run.PathOf("shelves")], StoreMap.Read(Stores)));

        Assert.Contains("names no photograph of shelves", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1]", "is no map of stores")]
    [InlineData("{}", "has no groups")]
    [InlineData("""{"groups": {"a": ["1", "2"], "b": ["2"]}}""", "photograph '2' of 'b' is in 'a' already")]
    public void Map_that_is_wrong_is_refused(string json, string complaint) => Assert.Contains(
        complaint, Assert.Throws<InvalidDataException>(() => StoreMap.Read(_run.Write("stores.json", json))).Message, StringComparison.Ordinal);

    [Fact]
    public void Map_of_the_recipe_fits_its_set()
    {
        const string set = "data/shelf-dairy-sku";
        Assert.SkipUnless(Repository.HasShared(set), Repository.SharedReason(set));

        IReadOnlyList<CropSet> sets = CropSetReader.ReadAll([Path.Combine(Repository.Shared, set)], StoreMap.Read(Stores));

        // As the recipe's protocol counts them.
        Assert.Equal([(890, 33, 10), (813, 11, 10)], sets.Select(part => (part.Crops.Length, part.GroupCount, part.SkuCount)));
    }

    public void Dispose() => _run.Dispose();

    private void Folder(string name, string file, params IEnumerable<string> lines)
    {
        Directory.CreateDirectory(_run.PathOf(name));
        _run.Write(Path.Combine(name, file), lines);
        _run.Write(Path.Combine(name, "1.jpg"));
        _run.Write(Path.Combine(name, "2.jpg"));
        _run.Write(Path.Combine(name, "3.jpg"));
    }

    // Two shelves of six, a close-up of one.
    private void Shelves(string name)
    {
        IEnumerable<string> boxes = Enumerable.Range(0, 13).Select(i =>
            $$"""{"id": {{i}}, "image_id": {{1 + (i / 6)}}, "category_id": {{1 + (i % 2)}}, "bbox": [{{10 * i}}, 0, 10, 20]}""");
        Folder(name, "annotations.json", $$"""
            {"images": [{"id": 1, "file_name": "1.jpg"}, {"id": 2, "file_name": "2.jpg"}, {"id": 3, "file_name": "3.jpg"}],
             "categories": [{"id": 1, "name": "milk"}, {"id": 2, "name": "waffle"}], "annotations": [{{string.Join(",", boxes)}}]}
            """);
    }
}

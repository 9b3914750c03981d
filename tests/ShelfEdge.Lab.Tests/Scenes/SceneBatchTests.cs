using System.Text.Json;
using ShelfEdge.Lab.Scenes;
using ShelfEdge.Lab.Scenes.Coco;

namespace ShelfEdge.Lab.Tests.Scenes;

public sealed class SceneBatchTests : IDisposable
{
    private const int Side = 240;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shelfedge-scenes-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Batch_rendered_twice_with_other_jobs_has_the_same_bytes()
    {
        string one = Render("one", count: 6, seed: 41, jobs: 1);
        string three = Render("three", count: 6, seed: 41, jobs: 3);

        string[] files = [.. Directory.EnumerateFiles(one, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(one, f)).Order()];
        Assert.Equal(7, files.Length);
        Assert.Equal(files, Directory.EnumerateFiles(three, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(three, f)).Order());
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(one, file)), File.ReadAllBytes(Path.Combine(three, file))));
    }

    [Fact]
    public void Scene_does_not_depend_on_how_many_are_rendered()
    {
        string few = Render("few", count: 2, seed: 5, jobs: 1);
        string more = Render("more", count: 4, seed: 5, jobs: 1);

        Assert.Equal(Image(few, 1), Image(more, 1));
    }

    [Fact]
    public void Batch_with_another_seed_shows_other_scenes()
    {
        string five = Render("five", count: 1, seed: 5, jobs: 1);
        string six = Render("six", count: 1, seed: 6, jobs: 1);

        Assert.NotEqual(Image(five, 0), Image(six, 0));
    }

    [Fact]
    public void Annotations_lie_inside_their_images_and_refer_to_known_categories()
    {
        string folder = Render("labels", count: 8, seed: 12, jobs: 2);

        CocoDocument document = Read(folder);
        Assert.Equal(Enumerable.Range(0, 8), document.Images.Select(image => image.Id));
        Assert.All(document.Images, image => Assert.True(File.Exists(Path.Combine(folder, "images", image.FileName))));
        Assert.Equal(Enumerable.Range(1, document.Annotations.Count), document.Annotations.Select(a => a.Id));
        int[] categories = [.. document.Categories.Select(category => category.Id)];
        Assert.NotEmpty(document.Annotations);
        Assert.All(document.Annotations, a =>
        {
            Assert.InRange(a.ImageId, 0, 7);
            Assert.Contains(a.CategoryId, categories);
            Assert.True(a.Bbox[0] >= 0 && a.Bbox[1] >= 0 && a.Bbox[2] > 0 && a.Bbox[3] > 0);
            Assert.True(a.Bbox[0] + a.Bbox[2] <= Side && a.Bbox[1] + a.Bbox[3] <= Side);
            Assert.InRange(a.Area, 1, a.Bbox[2] * a.Bbox[3]);
        });
    }

    [Fact]
    public void Products_carry_their_article_and_rows_bound_what_stands_in_them()
    {
        CocoDocument document = Read(Render("rows", count: 6, seed: 12, jobs: 2));

        Assert.All(document.Annotations, a => Assert.Equal(a.CategoryId == 1, a.Sku is not null && a.Family is not null));
        CocoAnnotation[] rows = [.. document.Annotations.Where(a => a.CategoryId == 5)];
        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            CocoAnnotation[] inside = [.. document.Annotations.Where(a => a.CategoryId != 5 && a.ImageId == row.ImageId && a.Row == row.Row)];
            Assert.Equal(inside.Min(a => a.Bbox[0]), row.Bbox[0]);
            Assert.Equal(inside.Min(a => a.Bbox[1]), row.Bbox[1]);
            Assert.Equal(inside.Max(a => a.Bbox[0] + a.Bbox[2]), row.Bbox[0] + row.Bbox[2]);
            Assert.Equal(inside.Max(a => a.Bbox[1] + a.Bbox[3]), row.Bbox[1] + row.Bbox[3]);
        });
    }

    [Fact]
    public void Articles_of_a_shared_catalogue_come_back_in_other_scenes_and_others_do_not()
    {
        CocoDocument own = Read(Render("own", count: 6, seed: 12, jobs: 2));
        CocoDocument shared = Read(Render("shared", count: 6, seed: 12, jobs: 2, skus: 60));

        Assert.Equal(1, MostScenes(own));
        Assert.InRange(MostScenes(shared), 3, 6);
        Assert.All(shared.Annotations.Where(a => a.Sku is not null), a => Assert.InRange(a.Sku!.Value, 0, 59));

        static int MostScenes(CocoDocument document) =>
            document.Annotations.Where(a => a.Sku is not null).GroupBy(a => a.Sku).Max(g => g.Select(a => a.ImageId).Distinct().Count());
    }

    [Fact]
    public void Missing_texture_folder_is_refused_by_name()
    {
        var options = new RenderOptions { OutputDirectory = _folder.FullName, Count = 1, Textures = ["/no/such/folder"] };

        SceneException problem = Assert.Throws<SceneException>(
            () => SceneBatch.Render(options, TestContext.Current.CancellationToken));

        Assert.Contains("/no/such/folder", problem.Message, StringComparison.Ordinal);
    }

    private static byte[] Image(string folder, int index) => File.ReadAllBytes(Path.Combine(folder, "images", $"{index:D6}.jpg"));

    private static CocoDocument Read(string folder) => JsonSerializer.Deserialize(
        File.ReadAllBytes(Path.Combine(folder, "annotations.json")), CocoJsonContext.Default.CocoDocument)!;

    private string Render(string name, int count, int seed, int jobs, int skus = 0)
    {
        string folder = Path.Combine(_folder.FullName, name);
        SceneBatch.Render(
            new RenderOptions { OutputDirectory = folder, Count = count, Seed = seed, WidthPixels = Side, HeightPixels = Side, Jobs = jobs, Skus = skus },
            TestContext.Current.CancellationToken);
        return folder;
    }
}

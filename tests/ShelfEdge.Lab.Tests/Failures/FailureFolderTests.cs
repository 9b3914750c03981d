using System.Text.Json;
using ShelfEdge.Lab.Failures;
using ShelfEdge.Lab.Tests.Purchases;
using SkiaSharp;

namespace ShelfEdge.Lab.Tests.Failures;

public sealed class FailureFolderTests : IDisposable
{
    private readonly LabRun _run = new();

    private string Folder => _run.PathOf("failures");

    [Fact]
    public void Index_names_the_pictures_of_each_set()
    {
        var folder = new FailureFolder(Folder, "eye 1", "model.int8.onnx", mostPerSet: 6);
        using SKSurface picture = Grey();
        folder.Add("a set, in part", picture, "first");
        folder.Add("a set, in part", picture, "second");
        folder.Save();

        FailureIndex index = Read();
        Assert.Equal(("eye 1", "model.int8.onnx"), (index.Model, index.Graph));
        Assert.Equal([("a-set--in-part-1.jpg", "first"), ("a-set--in-part-2.jpg", "second")], index.Pictures.Select(found => (found.File, found.Caption)));
        Assert.All(index.Pictures, found => Assert.True(File.Exists(Path.Combine(Folder, found.File))));
    }

    [Fact]
    public void Pictures_of_the_last_time_go_and_other_files_stay()
    {
        using SKSurface picture = Grey();
        var first = new FailureFolder(Folder, "eye 1", "model.int8.onnx", mostPerSet: 6);
        first.Add("old", picture, "first");
        first.Save();
        _run.Write("failures/notes.txt", "mine");

        var second = new FailureFolder(Folder, "eye 2", "model.int8.onnx", mostPerSet: 6);
        Assert.True(File.Exists(Path.Combine(Folder, "old-1.jpg")));
        second.Save();

        Assert.Equal([FailureFolder.IndexName, "notes.txt"], Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Folder_with_an_index_of_something_else_is_left_alone()
    {
        Directory.CreateDirectory(Folder);
        _run.Write("failures/index.json", """{"pages": ["a.jpg"]}""");
        _run.Write("failures/a.jpg", "mine");

        InvalidDataException problem = Assert.Throws<InvalidDataException>(() => new FailureFolder(Folder, "eye", "graph", 6).Save());

        Assert.Contains("is no index of failures", problem.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Folder, "a.jpg")));
    }

    [Fact]
    public void Picture_full_of_detail_is_encoded_until_it_is_small()
    {
        using SKSurface noise = SKSurface.Create(new SKImageInfo(480, 480));
        var random = new Random(1);
        using var paint = new SKPaint();
        for (int i = 0; i < 480 * 120; i++)
        {
            paint.Color = new SKColor((uint)random.Next() | 0xFF000000);
            noise.Canvas.DrawRect(i % 120 * 4, i / 120, 4, 1, paint);
        }

        var folder = new FailureFolder(Folder, "eye", "graph", 6);
        folder.Add("noise", noise, "caption");

        Assert.InRange(new FileInfo(Path.Combine(Folder, "noise-1.jpg")).Length, 1, FailureFolder.MaxPictureBytes);
    }

    public void Dispose() => _run.Dispose();

    private static SKSurface Grey()
    {
        SKSurface surface = SKSurface.Create(new SKImageInfo(40, 30));
        surface.Canvas.Clear(SKColors.Gray);
        return surface;
    }

    private FailureIndex Read() =>
        JsonSerializer.Deserialize(File.ReadAllText(Path.Combine(Folder, FailureFolder.IndexName)), FailureJsonContext.Default.FailureIndex)!;
}

namespace ShelfEdge.Lab.Tests;

public sealed class LabCommandsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shelfedge-lab-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("--out", "render", "--count", "3")]
    [InlineData("--count", "render", "--out", "x", "--count", "0")]
    [InlineData("--count", "render", "--out", "x", "--count", "many")]
    [InlineData("--width", "render", "--out", "x", "--width", "10")]
    [InlineData("--skus", "render", "--out", "x", "--skus", "100001")]
    [InlineData("--views", "render-products", "--out", "x", "--views", "0")]
    [InlineData("--jobs", "render", "--out", "x", "--jobs", "0")]
    [InlineData("/no/such/folder", "render", "--out", "x", "--textures", "/no/such/folder")]
    [InlineData("--count", "render", "--out", "x", "--scenario", "demo", "--count", "3")]
    [InlineData("demo", "render", "--out", "x", "--scenario", "other")]
    [InlineData("bake", "bake")]
    public async Task Wrong_usage_gives_exit_code_2_and_names_the_argument(string named, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        string[] rooted = [.. args.Select(arg => arg == "x" ? _folder.FullName : arg)];

        int code = await LabCommands.RunAsync(rooted, output, error);

        Assert.Equal(LabCommands.WrongUsage, code);
        Assert.Contains(named, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_folder.EnumerateFiles("*.jpg", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Output_that_cannot_be_written_gives_exit_code_1()
    {
        string file = Path.Combine(_folder.FullName, "taken");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        using var output = new StringWriter();
        using var error = new StringWriter();

        int code = await LabCommands.RunAsync(["render", "--out", file, "--count", "1"], output, error);

        Assert.Equal(LabCommands.Failed, code);
        Assert.Contains(file, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_writes_images_and_annotations()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        int code = await LabCommands.RunAsync(
            ["render", "--out", _folder.FullName, "--count", "2", "--width", "200", "--height", "160"], output, error);

        Assert.Equal(0, code);
        Assert.Equal(["000000.jpg", "000001.jpg"], Directory.EnumerateFiles(Path.Combine(_folder.FullName, "images")).Select(Path.GetFileName).Order());
        Assert.True(File.Exists(Path.Combine(_folder.FullName, "annotations.json")));
    }
}

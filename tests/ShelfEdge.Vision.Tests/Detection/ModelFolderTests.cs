using System.Security.Cryptography;
using System.Text;
using ShelfEdge.Testing.Modelling;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Vision.Tests.Detection;

public sealed class ModelFolderTests : IDisposable
{
    private static readonly byte[] Model = [1, 2, 3];

    private readonly ModelDirectory _directory = ModelDirectory.Create(SampleManifest.Create(), Model);

    [Fact]
    public void Folder_gives_its_manifest_and_the_checked_model()
    {
        var folder = ModelFolder.Open(_directory.Path);

        Assert.Equal("sample", folder.Manifest.Name);
        Assert.Equal(_directory.Path, folder.Path);
        Assert.Equal(Model, folder.ReadModel());
    }

    [Fact]
    public void Changed_model_is_refused_with_both_hashes()
    {
        _directory.Write("model.onnx", [1, 2, 4]);

        var refusal = Assert.Throws<ModelException>(() => ModelFolder.Open(_directory.Path).ReadModel());

        Assert.Equal(
            [$"model.onnx has the SHA-256 {Hash([1, 2, 4])}, the manifest says {Hash(Model)}"], refusal.Errors);
        Assert.Contains(_directory.Path, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_model_is_refused_by_name()
    {
        File.Delete(Path.Combine(_directory.Path, "model.onnx"));

        var refusal = Assert.Throws<ModelException>(() => ModelFolder.Open(_directory.Path).ReadModel());

        Assert.StartsWith("model.onnx cannot be read: ", Assert.Single(refusal.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_without_manifest_is_refused()
    {
        File.Delete(Path.Combine(_directory.Path, "manifest.json"));

        var refusal = Assert.Throws<ModelException>(() => ModelFolder.Open(_directory.Path));

        Assert.StartsWith("manifest.json cannot be read: ", Assert.Single(refusal.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_manifest_is_refused_with_all_its_errors()
    {
        _directory.Write("manifest.json", Encoding.UTF8.GetBytes("""{"schema": 2}"""));

        var refusal = Assert.Throws<ModelException>(() => ModelFolder.Open(_directory.Path));

        Assert.Contains("manifest.json: $.schema: must be 1", refusal.Errors);
        Assert.Contains("manifest.json: $.licence: is missing", refusal.Errors);
    }

    [Fact]
    public void Oversized_manifest_is_refused_unread()
    {
        _directory.Write("manifest.json", new byte[70_000]);

        var refusal = Assert.Throws<ModelException>(() => ModelFolder.Open(_directory.Path));

        Assert.Equal(["manifest.json has 70000 bytes, at most 65536 are allowed"], refusal.Errors);
    }

    [Fact]
    public void Named_folder_is_taken_relative_to_the_working_directory() =>
        Assert.Equal(Path.Combine(Environment.CurrentDirectory, "some/model"), ModelFolder.Locate("some/model"));

    [Fact]
    public void Shipped_model_beside_the_executable_is_found()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, ModelFolder.ShippedModel);
        Assert.False(Directory.Exists(folder), "the test must be able to make this folder");
        Directory.CreateDirectory(folder);
        try
        {
            File.WriteAllText(Path.Combine(folder, "manifest.json"), "{}");

            Assert.Equal(folder, ModelFolder.Locate(null));
            Assert.Equal(folder, ModelFolder.Locate(""));
        }
        finally
        {
            Directory.Delete(Path.Combine(AppContext.BaseDirectory, "models"), recursive: true);
        }
    }

    public void Dispose() => _directory.Dispose();

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

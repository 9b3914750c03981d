using ShelfEdge.Service.Offers;
using ShelfEdge.Testing.Capture;

namespace ShelfEdge.Service.Tests.Offers;

public sealed class OfferWatchTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string FilePath => Path.Combine(_folder.Path, OfferWatch.FileName);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void File_is_read_when_it_changed_and_a_bad_one_changes_nothing()
    {
        var watch = new OfferWatch(FilePath);
        var errors = new List<string>();
        Assert.Null(watch.Read(errors));

        Write("""{ "schema": 1, "offers": [{ "id": "a", "texts": { "en": "A" }, "items": ["tea"] }] }""");
        Assert.Equal("a", Assert.Single(watch.Read(errors)!.All).Id);
        Assert.Null(watch.Read(errors));
        Assert.Empty(errors);

        Write("""{ "schema": 1, "offers": [{ "id": "a" }, 3] }""");
        Assert.Null(watch.Read(errors));
        Assert.Equal(3, errors.Count);
        Assert.All(errors, error => Assert.StartsWith($"{FilePath}: $.offers[", error, StringComparison.Ordinal));
        Assert.Null(watch.Read(errors));
        Assert.Equal(3, errors.Count);

        File.Delete(FilePath);
        Assert.Empty(watch.Read(errors)!.All);
    }

    // Bytes enough apart for the mark of the file to change within one tick of its clock.
    private void Write(string text) => File.WriteAllText(FilePath, text);
}

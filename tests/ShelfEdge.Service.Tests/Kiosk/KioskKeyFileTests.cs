using ShelfEdge.Service.Kiosk;
using ShelfEdge.Testing.Capture;

namespace ShelfEdge.Service.Tests.Kiosk;

public sealed class KioskKeyFileTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly KioskKeyFile _file;

    public KioskKeyFileTests() => _file = new KioskKeyFile(Path.Combine(_folder.Path, KioskKeyFile.Name));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Id_that_is_there_twice_is_refused_by_name()
    {
        var (key, _) = _file.Add("kiosk-1", DateTimeOffset.UnixEpoch);
        File.WriteAllText(_file.Path, File.ReadAllText(_file.Path).Replace("[", "[" + Json(key) + ",", StringComparison.Ordinal));

        var exception = Assert.Throws<InvalidDataException>(_file.Read);

        Assert.Contains($"the key '{key.Id}' is there twice", exception.Message, StringComparison.Ordinal);

        static string Json(KioskKey key) =>
            $$"""{"id":"{{key.Id}}","kiosk":"kiosk-2","sha256":"{{key.Sha256}}","createdAt":"1970-01-01T00:00:00+00:00"}""";
    }

    [Fact]
    public void File_can_be_read_by_the_user_that_the_service_runs_as()
    {
        _file.Add(null, DateTimeOffset.UnixEpoch);

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
            new FileInfo(_file.Path).UnixFileMode);
    }

    [Fact]
    public void Second_process_that_changes_the_keys_meanwhile_is_refused()
    {
        var (key, _) = _file.Add(null, DateTimeOffset.UnixEpoch);
        using (new FileStream(_file.Path + ".part", FileMode.Create, FileAccess.Write, FileShare.None))
        {
            Assert.Throws<IOException>(() => _file.Add(null, DateTimeOffset.UnixEpoch));
            Assert.Throws<IOException>(() => _file.Remove(key.Id));
        }

        Assert.Equal(key, Assert.Single(_file.Read().Keys));
        _file.Remove(key.Id);
        Assert.Empty(_file.Read().Keys);
    }
}

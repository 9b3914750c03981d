using Microsoft.Extensions.Logging;
using ShelfEdge.Service.Alerts;
using ShelfEdge.Service.Kiosk;
using ShelfEdge.Service.Storage;
using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Testing.Capture;

namespace ShelfEdge.Service.Tests.Storage;

public sealed class BoxDatabaseTests : IDisposable
{
    private const string Tables = "PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS word (text TEXT)";

    private readonly TestFolder _folder = new();
    private readonly CollectingLog _log = new();

    private string Path => System.IO.Path.Combine(_folder.Path, "some.db");

    public void Dispose()
    {
        _log.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void File_whose_pages_are_damaged_is_set_aside_and_a_new_one_begun()
    {
        using (var database = BoxDatabase.Open(Path, Tables, Assert.Fail))
        {
            database.Run("INSERT INTO word VALUES ($1)", new string('x', 20_000));
        }

        var bytes = File.ReadAllBytes(Path);
        bytes.AsSpan(4096, 4096).Fill(0xFF);
        File.WriteAllBytes(Path, bytes);
        var reasons = new List<string>();

        using (var database = BoxDatabase.Open(Path, Tables, reasons.Add))
        {
            Assert.Equal([0L], database.Query("SELECT COUNT(*) FROM word", row => row.GetInt64(0)));
        }

        Assert.Single(reasons);
        Assert.Equal(bytes, File.ReadAllBytes(Path + ".damaged"));
    }

    [Fact]
    public void Log_is_cut_once_nobody_reads_from_it()
    {
        using var database = BoxDatabase.Open(Path, Tables, Assert.Fail);
        database.Run("INSERT INTO word VALUES ($1)", "one");
        using (var other = BoxDatabase.OpenReadOnly(Path))
        using (other.Begin())
        {
            Assert.Equal(["one"], other.Query("SELECT text FROM word", row => row.GetString(0)));
            database.Run("DELETE FROM word");
            Assert.False(database.CutLog());
        }

        Assert.True(database.CutLog());
        Assert.Equal(0, new FileInfo(Path + "-wal").Length);
    }

    [Fact]
    public void Damaged_history_of_alerts_is_set_aside_and_said()
    {
        var path = _folder.Write(AlertHistory.FileName, "no database at all, but long enough to look at"u8.ToArray());

        using var history = AlertHistory.Open(path, new AlertHistoryOptions(), new Logger<AlertHistory>(new LoggerFactory([_log])));

        Assert.Empty(history.Story(Guid.Empty));
        Assert.True(File.Exists(path + ".damaged"));
        Assert.Contains(_log.Entries, entry => entry.StartsWith("Error[5035]", StringComparison.Ordinal));
    }

    [Fact]
    public void Damaged_kiosk_database_is_set_aside_and_said()
    {
        var path = _folder.Write(FeedbackDatabase.FileName, "no database at all, but long enough to look at"u8.ToArray());

        using var database = FeedbackDatabase.Open(path, new Logger<FeedbackDatabase>(new LoggerFactory([_log])));

        Assert.Empty(database.Events());
        Assert.True(File.Exists(path + ".damaged"));
        Assert.Contains(_log.Entries, entry => entry.StartsWith("Error[5404]", StringComparison.Ordinal));
    }
}

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ShelfEdge.Service.Telemetry;
using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Testing.Capture;

namespace ShelfEdge.Service.Tests.Telemetry;

public sealed class LogFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Entry_has_time_level_source_and_id()
    {
        var path = Path.Combine(_folder.Path, "logs", "box.log");
        using (var file = new LogFile(path, new FakeTimeProvider(SomeProgress.Time)))
        {
            file.CreateLogger("Stock").Log(LogLevel.Warning, new EventId(7), "text", new IOException("disk"), (state, _) => state);
        }

        var lines = File.ReadAllLines(path);
        Assert.Equal("2026-03-01T08:00:00.000Z Warning Stock[7] text", lines[0]);
        Assert.Equal("System.IO.IOException: disk", lines[1]);
    }

    [Fact]
    public void File_begins_anew_at_its_bound_and_one_older_is_kept()
    {
        var path = Path.Combine(_folder.Path, "box.log");
        using (var file = new LogFile(path, TimeProvider.System))
        {
            var log = file.CreateLogger("Stock");
            var line = new string('x', 64 * 1024);
            for (var written = 0L; written < 3 * LogFile.MaxBytes; written += line.Length)
            {
                log.Log(LogLevel.Information, default, line, null, (state, _) => state);
            }
        }

        Assert.Equal(["box.log", "box.log.old"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order());
        Assert.All(Directory.GetFiles(_folder.Path), file => Assert.InRange(new FileInfo(file).Length, 1, LogFile.MaxBytes + (128 * 1024)));
    }
}

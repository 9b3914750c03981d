using System.Diagnostics;

namespace ShelfEdge.Messaging.Tests.Outbox;

/// <summary>
/// A kill leaves what the kernel holds in memory, a power cut does not; so the calls that put an append on the disk are counted.
/// </summary>
public sealed class OutboxDurabilityTests
{
    private const string Tracer = "/usr/bin/strace";

    [Fact(Timeout = 60_000)]
    public async Task Every_append_waits_for_the_disk()
    {
        Assert.SkipUnless(File.Exists(Tracer), "strace is not installed");
        using var folder = new TempFolder();
        var trace = folder.File("trace");
        string[] command =
        [
            "-f", "-qq", "-e", "trace=fsync,fdatasync", "-o", trace,
            Environment.ProcessPath!, AppendLoop.Verb, folder.File("outbox.db"), "1", "200",
        ];
        using var process = Process.Start(new ProcessStartInfo(Tracer, command) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(said.Length == 0, "strace may not trace here");

        var appends = said.Split('\n').Count(line => line.StartsWith('A'));
        var drains = said.Split('\n').Count(line => line.StartsWith('D'));
        var syncs = File.ReadLines(trace).Count(line => line.Contains("= 0", StringComparison.Ordinal));
        Assert.Equal(200, appends);
        Assert.True(drains > 10);

        // One for each append; a few more when the file is made and closed; none for a drain.
        Assert.InRange(syncs, appends, appends + drains - 1);
    }
}

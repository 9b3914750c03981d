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
        string[] command = ["-f", "-qq", "-e", "trace=fsync,fdatasync", "-o", trace, Environment.ProcessPath!, AppendLoop.Verb, folder.File("outbox.db"), "1"];
        using var process = Process.Start(new ProcessStartInfo(Tracer, command) { RedirectStandardOutput = true })!;
        var appends = 0;
        var said = 0;
        while (appends < 200 && await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            said++;
            appends += line.StartsWith('A') ? 1 : 0;
        }

        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(said == 0, "strace may not trace here");

        var syncs = File.ReadLines(trace).Count(line => line.Contains("= 0", StringComparison.Ordinal));
        Assert.Equal(200, appends);
        Assert.InRange(syncs, appends, 2 * appends);
    }
}

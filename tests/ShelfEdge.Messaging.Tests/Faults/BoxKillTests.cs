using System.Diagnostics;
using System.Globalization;
using ShelfEdge.Messaging.Tests.Outbox;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Faults;

/// <summary>The box is killed at random moments while it makes events and publishes them.</summary>
public sealed class BoxKillTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 600_000)]
    public async Task Box_killed_again_and_again_loses_no_event_that_it_made()
    {
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        var kills = FaultRun.Of(15, 200);
        await using var broker = await MosquittoBroker.StartAsync(TestContext.Current.CancellationToken, isQuick: true);
        await using var subscriber = await LaneSubscriber.StartAsync(broker.Port, Token);
        using var place = new SqliteOutboxPlace();
        var random = new Random(20260301);
        var stored = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            var said = await RunAndKillAsync(place.FilePath, broker.Port, random.Next(1, 200), random.Next(4000), Token);
            stored = Math.Max(stored, said);
        }

        // One last run drains what was left, with one decision more.
        using (var process = Start(place.FilePath, broker.Port, "1"))
        {
            await process.StandardOutput.ReadToEndAsync(Token);
            await process.WaitForExitAsync(Token);
        }

        var outbox = place.Open();
        var decisions = BitConverter.ToInt32(outbox.ReadCheckpoint());
        Assert.True(decisions > stored, $"{stored} appends returned, the checkpoint says {decisions}.");
        Assert.Equal((3L * decisions, 0), (outbox.Status.Numbered, outbox.Status.Depth));
        await subscriber.WaitForAsync(3L * decisions, Token);
        var expected = new Dictionary<string, long> { ["alert"] = decisions, ["stock"] = decisions, ["telemetry"] = decisions };
        FaultRun.Conclude(
            $"box killed with SIGKILL {kills} times while events are made", subscriber.Ledger.Tally(expected), 3L * decisions);
    }

    /// <returns>Decisions that were stored, by what was said.</returns>
    private static async Task<int> RunAndKillAsync(
        string path, int port, int lines, int microseconds, CancellationToken cancellationToken)
    {
        using var process = Start(path, port, "1000000");
        using var timeout = cancellationToken.Register(() => process.Kill());
        var last = "0";
        for (var line = 0; line < lines && await process.StandardOutput.ReadLineAsync(cancellationToken) is { } said; line++)
        {
            last = said;
        }

        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since).TotalMicroseconds < microseconds)
        {
            // Spins: a timer is coarser than an append.
        }

        process.Kill();
        var rest = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);

        // The last line may be torn by the kill; those before it are whole.
        var whole = rest.Split('\n').SkipLast(1).LastOrDefault() ?? last;
        return int.Parse(whole, CultureInfo.InvariantCulture);
    }

    private static Process Start(string path, int port, string decisions) => Process.Start(
        new ProcessStartInfo(
            Environment.ProcessPath!, [BoxLoop.Verb, path, port.ToString(CultureInfo.InvariantCulture), decisions])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
}

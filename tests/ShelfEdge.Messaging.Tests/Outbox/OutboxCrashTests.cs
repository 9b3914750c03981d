using System.Diagnostics;
using System.Globalization;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Messaging.Tests.Faults;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Outbox;

/// <summary>A process that appends is killed at random moments, again and again, on the same file.</summary>
public sealed class OutboxCrashTests
{
    private const string Endless = "1000000";

    private static int Kills => FaultRun.Of(20, 400);

    [Fact(Timeout = 480_000)]
    public async Task Killed_process_leaves_every_append_that_returned_and_no_gap()
    {
        using var place = new SqliteOutboxPlace();
        var random = new Random(20260301);
        long returned = 0;
        long drained = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            var said = await RunAndKillAsync(
                place.FilePath, kill, random.Next(1, 150), TimeSpan.FromMicroseconds(random.Next(3000)),
                TestContext.Current.CancellationToken);
            foreach (var line in said)
            {
                var words = line.Split(' ');
                if (words is ["A", var last, var count])
                {
                    var first = returned + 1;
                    returned = long.Parse(last, CultureInfo.InvariantCulture);
                    Assert.True(
                        first == returned - int.Parse(count, CultureInfo.InvariantCulture) + 1,
                        $"Kill {kill}: an append began at another number than the one after {first - 1}: {line}");
                }
                else if (words is ["D", var through])
                {
                    drained = Math.Max(drained, long.Parse(through, CultureInfo.InvariantCulture));
                }
            }

            returned = Check(place, kill, returned, drained);
        }

        Assert.True(returned > 500, $"Only {returned} events were appended over {Kills} runs.");
    }

    /// <returns>The newest number in the file, which may be one append ahead of what was said.</returns>
    private static long Check(SqliteOutboxPlace place, int kill, long returned, long drained)
    {
        var outbox = place.Open();
        Assert.Null(outbox.Recovery);
        var entries = outbox.Peek(int.MaxValue).Where(entry => !entry.Message.Retain).ToList();
        var last = outbox.Status[OutboxLane.Alert].LastSequence;
        Assert.True(last >= returned, $"Kill {kill}: append {returned} returned, but the file ends at {last}.");
        Assert.True(last <= returned + 5, $"Kill {kill}: the file ends at {last}, more than one append after {returned}.");
        var first = entries.Count > 0 ? entries[0].Sequence : last + 1;
        Assert.True(first <= drained + 1, $"Kill {kill}: events {drained + 1} to {first - 1} are gone without a drain.");
        Assert.Equal(last - first + 1, entries.Count);
        Assert.Equal(entries.Count, outbox.Status.Depth);
        Assert.Equal(entries.Sum(entry => (long)entry.Message.SizeBytes), outbox.Status.Bytes);
        Assert.All(entries, (entry, index) =>
        {
            Assert.Equal(first + index, entry.Sequence);
            Assert.Equal(Some.Id((int)entry.Sequence), entry.Message.Id);
        });
        if (last > 0)
        {
            Assert.Equal(last, BitConverter.ToInt32(outbox.ReadCheckpoint()));
        }

        place.Close();
        return last;
    }

    /// <summary>Kills once so many lines were said and a little later, so that the kill falls anywhere in an append.</summary>
    private static async Task<List<string>> RunAndKillAsync(
        string path, int seed, int lines, TimeSpan later, CancellationToken cancellationToken)
    {
        string[] arguments = [AppendLoop.Verb, path, seed.ToString(CultureInfo.InvariantCulture), Endless];
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments)
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var said = new List<string>();
        while (said.Count <= lines && await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            said.Add(line);
        }

        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < later)
        {
            // Spins: a timer is coarser than an append.
        }

        process.Kill();
        var rest = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        said.AddRange(rest.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        return said;
    }
}

using System.Diagnostics;
using ShelfEdge.Messaging.Mqtt;

namespace ShelfEdge.Lab.Fleet;

/// <summary>Runs a fleet against a broker and measures what it costs.</summary>
internal sealed class FleetRun(FleetRules rules, TimeProvider clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Longest wait, once nothing changes any more, for the broker to confirm the rest.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task<FleetResult> RunAsync(CancellationToken cancellationToken)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("shelfedge-fleet-");
        long memory = Environment.WorkingSet;
        var bytes = new UplinkBudget(dailyBytes: null, clock);
        var boxes = new List<FleetBox>();
        Task publishing = Task.CompletedTask;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            for (int number = 0; number < rules.Boxes; number++)
            {
                boxes.Add(new FleetBox(number, folder.FullName, rules, bytes, clock));
            }

            publishing = Task.WhenAll(boxes.Select(box => Task.Run(() => box.PublishAsync(end.Token), CancellationToken.None)));
            using var process = Process.GetCurrentProcess();
            TimeSpan processor = process.TotalProcessorTime;
            long begin = clock.GetTimestamp();
            await Task.WhenAll(boxes.Select(box => Task.Run(
                () => box.ChangeAsync(rules.Rate, TimeSpan.FromSeconds(rules.Seconds), cancellationToken), cancellationToken)));
            await DrainedAsync(boxes, publishing, cancellationToken);
            process.Refresh();
            var result = new FleetResult(
                rules, boxes.Sum(box => box.Events), boxes.Sum(box => box.Waiting), bytes.Used.Bytes, clock.GetElapsedTime(begin),
                process.TotalProcessorTime - processor, Environment.WorkingSet - memory, boxes.Sum(box => box.Failures));
            await end.CancelAsync();
            await publishing;
            return result;
        }
        finally
        {
            await end.CancelAsync();
            await publishing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            boxes.ForEach(box => box.Dispose());
            folder.Delete(recursive: true);
        }
    }

    private async Task DrainedAsync(List<FleetBox> boxes, Task publishing, CancellationToken cancellationToken)
    {
        long begin = clock.GetTimestamp();
        using var timer = new PeriodicTimer(Look, clock);
        while (boxes.Exists(box => box.Waiting > 0) && clock.GetElapsedTime(begin) < Patience)
        {
            if (publishing.IsCompleted)
            {
                await publishing;
                return;
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }
}

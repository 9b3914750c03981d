using System.Data.Common;
using ShelfEdge.Service.Pipeline;

namespace ShelfEdge.Hub.Storage;

/// <summary>The loop that gives up what is too old and takes stock of the tables for metrics.</summary>
internal sealed class UpkeepWorker(
    IHubStore store, StorageOptions options, LatestTotals latest, TimeProvider time, ProcessEnd end, ILogger<UpkeepWorker> logger)
    : PipelineWorker(end, logger)
{
    private const int RowsAtATime = 5000;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(15);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                latest.Value = await store.TotalsAsync(stoppingToken);
                while (await store.ForgetAsync(time.GetUtcNow() - options.KeepEvents, RowsAtATime, stoppingToken) >= RowsAtATime)
                {
                    // A few at a time, so that the intake is not kept waiting; there may be more.
                }
            }
            catch (Exception exception) when (exception is DbException or TimeoutException or IOException)
            {
                // The intake says so; the next round may succeed.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}

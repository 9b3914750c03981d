using System.Data.Common;
using System.Threading.Channels;
using ShelfEdge.Hub.Storage;
using ShelfEdge.Service.Pipeline;

namespace ShelfEdge.Hub.Intake;

/// <summary>The one loop that stores what arrived, and confirms it to the broker after the commit, in the order of arrival.</summary>
internal sealed partial class StoreWorker(
    Channel<Arrival> arrivals,
    IHubStore store,
    IntakeOptions options,
    IntakeCounters counters,
    TimeProvider time,
    Random random,
    ProcessEnd end,
    ILogger<StoreWorker> logger) : PipelineWorker(end, logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly BatchStoring _storing = new(store, counters);
    private readonly Backoff _backoff = new(FirstPause, LongestPause, random);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        await UntilDoneAsync(store.OpenAsync, stoppingToken);
        counters.StoreProblem = null;
        LogOpen();
        var batch = new List<Arrival>(options.BatchSize);
        while (await arrivals.Reader.WaitToReadAsync(stoppingToken))
        {
            await FillAsync(batch, stoppingToken);
            await UntilDoneAsync(token => _storing.StoreAsync(batch, token), stoppingToken);
            foreach (var arrival in batch)
            {
                await arrival.Acknowledge();
            }

            batch.Clear();
        }
    }

    private async Task FillAsync(List<Arrival> batch, CancellationToken stoppingToken)
    {
        Take();
        if (batch.Count < options.BatchSize && options.Linger > TimeSpan.Zero)
        {
            await Task.Delay(options.Linger, time, stoppingToken);
            Take();
        }

        void Take()
        {
            while (batch.Count < options.BatchSize && arrivals.Reader.TryRead(out var arrival))
            {
                batch.Add(arrival);
            }
        }
    }

    private async Task UntilDoneAsync(Func<CancellationToken, Task> act, CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await act(stoppingToken);
                _backoff.Succeeded();
                return;
            }
            catch (Exception exception) when (exception is DbException or TimeoutException or IOException)
            {
                if (counters.StoreProblem is null)
                {
                    LogFailure(exception.Message);
                }

                counters.Failed(exception.Message);
                await Task.Delay(_backoff.Next(), time, stoppingToken);
            }
        }
    }

    [LoggerMessage(6010, LogLevel.Information, "The database is open")]
    private partial void LogOpen();

    [LoggerMessage(6011, LogLevel.Warning, "The database takes nothing, messages wait at the broker: {Reason}")]
    private partial void LogFailure(string reason);
}

using Microsoft.Extensions.Logging;
using ShelfEdge.Service.Commands;
using ShelfEdge.Service.Pipeline;
using ShelfEdge.Service.Tests.Fixtures;

namespace ShelfEdge.Service.Tests.Pipeline;

public sealed class PipelineWorkerTests : IDisposable
{
    private readonly StoppedLifetime _lifetime = new();
    private readonly CollectingLog _log = new();
    private readonly ProcessEnd _end;

    public PipelineWorkerTests() => _end = new ProcessEnd(_lifetime);

    // A crash sets it for the whole process, which here is that of the tests.
    public void Dispose()
    {
        Environment.ExitCode = 0;
        _log.Dispose();
    }

    [Fact]
    public async Task Crash_of_any_worker_stops_the_host_with_code_70_and_is_logged_once()
    {
        using var first = new ThrowingWorker(_end, _log);
        using var second = new ThrowingWorker(_end, _log);
        await RunAsync(first);
        await RunAsync(second);

        Assert.Equal(ExitCode.Crashed, _end.ExitCode);
        Assert.Equal(ExitCode.Crashed, Environment.ExitCode);
        Assert.True(_lifetime.Stops > 0);
        Assert.Equal(["Critical[5001] ThrowingWorker crashed, the process ends with exit code 70 InvalidOperationException: defect"], _log.Entries);
    }

    [Fact]
    public async Task Stop_is_no_crash()
    {
        using var worker = new WaitingWorker(_end, _log);
        await worker.StartAsync(TestContext.Current.CancellationToken);
        await worker.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Done, _end.ExitCode);
        Assert.Empty(_log.Entries);
    }

    private static async Task RunAsync(ThrowingWorker worker)
    {
        await worker.StartAsync(TestContext.Current.CancellationToken);
        await worker.ExecuteTask!;
    }

    private sealed class ThrowingWorker(ProcessEnd end, ILogger logger) : PipelineWorker(end, logger)
    {
        protected override Task RunAsync(CancellationToken stoppingToken) => throw new InvalidOperationException("defect");
    }

    private sealed class WaitingWorker(ProcessEnd end, ILogger logger) : PipelineWorker(end, logger)
    {
        protected override Task RunAsync(CancellationToken stoppingToken) =>
            Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stoppingToken);
    }
}

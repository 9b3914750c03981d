using Microsoft.Extensions.Hosting.Systemd;
using ShelfEdge.Service.Health;

namespace ShelfEdge.Service.Pipeline;

/// <summary>
/// Tells systemd that the box is alive, three times per watchdog period, but only when <see cref="WatchdogPolicy"/> finds
/// that work was done. The period is what the unit's <c>WatchdogSec</c> demands.
/// </summary>
internal sealed partial class WatchdogWorker(
    TimeSpan period,
    ISystemdNotifier notifier,
    PipelineProgress progress,
    HealthRules rules,
    TimeProvider time,
    ProcessEnd end,
    ILogger<WatchdogWorker> logger) : PipelineWorker(end, logger)
{
    private static readonly ServiceState Alive = new("WATCHDOG=1");

    private string? _lastReason;

    /// <summary>The period that systemd asks this process for; <see langword="null"/> when it asks for none.</summary>
    public static TimeSpan? PeriodFrom(string? watchdogUsec) =>
        long.TryParse(watchdogUsec, out var microseconds) && microseconds > 0
            ? TimeSpan.FromMicroseconds(microseconds)
            : null;

    /// <summary>Feeds the watchdog if work was done, and says once why not.</summary>
    internal void Look()
    {
        var reason = WatchdogPolicy.ReasonNotToFeed(progress.Snapshot(), rules);
        if (reason is null)
        {
            notifier.Notify(Alive);
        }
        else if (reason != _lastReason)
        {
            LogHungry(reason, period.TotalSeconds);
        }

        _lastReason = reason;
    }

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(period / 3, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Look();
        }
    }

    [LoggerMessage(5020, LogLevel.Warning, "Watchdog not fed: {Reason}; systemd ends the process after {PeriodSeconds} s of this")]
    private partial void LogHungry(string reason, double periodSeconds);
}

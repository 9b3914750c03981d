using ShelfEdge.Service.Pipeline;
using Spectre.Console;

namespace ShelfEdge.Service.Live;

/// <summary>
/// Shows what the box does: on a terminal a table that is drawn anew four times a second, elsewhere one plain line per
/// event, for a script to read.
/// </summary>
internal sealed class LiveWorker(
    PipelineChannels channels,
    LiveView view,
    IAnsiConsole console,
    TimeProvider time,
    ProcessEnd end,
    ILogger<LiveWorker> logger) : PipelineWorker(end, logger)
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(250);

    protected override Task RunAsync(CancellationToken stoppingToken) =>
        console.Profile.Capabilities.Interactive && console.Profile.Capabilities.Ansi
            ? DrawAsync(stoppingToken)
            : PrintAsync(stoppingToken);

    private async Task PrintAsync(CancellationToken stoppingToken)
    {
        await foreach (var line in channels.LiveLines.Reader.ReadAllAsync(stoppingToken))
        {
            console.Profile.Out.Writer.WriteLine(line.ToString());
        }
    }

    private Task DrawAsync(CancellationToken stoppingToken) =>
        console.Live(view.Render(console.Profile.Width))
            .Overflow(VerticalOverflow.Crop)
            .Cropping(VerticalOverflowCropping.Bottom)
            .StartAsync(async context =>
            {
                using var timer = new PeriodicTimer(Refresh, time);
                do
                {
                    while (channels.LiveLines.Reader.TryRead(out var line))
                    {
                        view.Add(line);
                    }

                    context.UpdateTarget(view.Render(console.Profile.Width));
                }
                while (await timer.WaitForNextTickAsync(stoppingToken));
            });
}

using System.Globalization;
using ShelfEdge.Service.Health;
using ShelfEdge.Service.Live;

namespace ShelfEdge.Service.Pipeline;

/// <summary>
/// Stands in for the stock loop when there is no planogram: shows how many products each frame has. With a source that is
/// played once, the loops before this one end with it, and then the process does.
/// </summary>
internal sealed class CountWorker(
    PipelineChannels channels,
    PipelineProgress progress,
    ProcessEnd end,
    ILogger<CountWorker> logger) : PipelineWorker(end, logger)
{
    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        await foreach (var input in channels.StockInputs.Reader.ReadAllAsync(stoppingToken))
        {
            progress.StockLoopSeen();
            if (input.Result is { } result)
            {
                Show(LiveLineKind.Count, result.CapturedAt, string.Create(
                    CultureInfo.InvariantCulture,
                    $"{result.Camera} frame {result.FrameNumber} {result.WidthPixels}x{result.HeightPixels} products {result.Detections.Length}"));
                progress[result.Camera].FrameProcessed(result);
            }
            else if (input.Status is { } status)
            {
                Show(LiveLineKind.Camera, status.Since, $"{status.Camera} {status.State.ToString().ToLowerInvariant()} {status.Reason}");
            }
        }

        End.Finish();
    }

    private void Show(LiveLineKind kind, DateTimeOffset at, string text) =>
        channels.LiveLines.Writer.TryWrite(new LiveLine(at, kind, text.TrimEnd()));
}

using System.CommandLine;
using System.CommandLine.Parsing;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Commands.Bench;

/// <summary><c>shelfedge bench</c>: what this machine manages.</summary>
internal static class BenchCommand
{
    private const int MaxFrames = 100_000;

    private static readonly PictureSize DefaultSize = new(1920, 1080);

    public static Command Create()
    {
        var model = DetectorCommandOptions.Model();
        var threads = DetectorCommandOptions.Threads();
        var tiles = DetectorCommandOptions.Tiles();
        var image = new Option<string?>("--image") { Description = "Picture that is read for every frame.", HelpName = "FILE" };
        var size = new Option<PictureSize?>("--size")
        {
            Description =
                $"Without --image: size of a drawn picture, sides 16 to {FramePool.MaxSidePixels}. Default: {DefaultSize}.",
            HelpName = "WxH",
            CustomParser = ParseSize,
        };
        var frames = DetectorCommandOptions.WholeNumber(
            "--frames", 1, MaxFrames, whenAbsent: 100, $"Frames to measure, 1 to {MaxFrames}.");
        var json = CommandOptions.Json();

        var command = new Command("bench", "Measure each stage of the pipeline on this machine.")
        {
            model, image, size, frames, threads, tiles, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(image) is not null && result.GetResult(size) is not null)
            {
                result.AddError("--image and --size exclude each other.");
            }
        });
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new BenchRequest(
                new DetectorOptions
                {
                    ModelDirectory = parsed.GetValue(model) ?? "",
                    Threads = parsed.GetValue(threads),
                    TilePixels = parsed.GetValue(tiles),
                },
                parsed.GetValue(image),
                parsed.GetValue(size) ?? DefaultSize,
                parsed.GetValue(frames)),
            parsed.GetValue(json),
            parsed.InvocationConfiguration,
            cancellationToken));
        return command;
    }

    private static PictureSize? ParseSize(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!PictureSize.TryParse(text, out var size))
        {
            result.AddError($"--size must be WIDTHxHEIGHT with sides from 16 to {FramePool.MaxSidePixels}, not '{text}'.");
        }

        return size;
    }

    private static async Task<int> RunAsync(
        BenchRequest request, bool json, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        try
        {
            using var run = new BenchRun(request, TimeProvider.System);
            await run.Run(cancellationToken).WriteAsync(console.Output, json);
            return ExitCode.Done;
        }
        catch (Exception e) when (e is ModelException or FrameSourceException)
        {
            await console.Error.WriteLineAsync(e.Message);
            return ExitCode.Failed;
        }
    }
}

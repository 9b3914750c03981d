using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ShelfEdge.Service.Commands.Bench;
using ShelfEdge.Service.Commands.Gallery;
using ShelfEdge.Service.Settings;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Commands.Detect;

/// <summary><c>shelfedge detect</c>: what the detector finds in pictures, as a list, drawn in, or just counted.</summary>
internal static class DetectCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Picture, or folder of pictures (JPEG, PNG, BMP, WebP; not its subfolders).",
            Arity = ArgumentArity.OneOrMore,
        };
        var model = DetectorCommandOptions.Model();
        var threads = DetectorCommandOptions.Threads();
        var tiles = DetectorCommandOptions.Tiles();
        var outFile = new Option<string?>("--out")
        {
            Description = "Write one JSON list of {file_name, bbox [x, y, width, height], score, category}.",
            HelpName = "FILE",
        };
        var annotations = new Option<string?>("--annotations")
        {
            Description = "With --out: COCO annotations whose picture ids go into the list as image_id.",
            HelpName = "FILE",
        };
        var draw = new Option<string?>("--draw") { Description = "Write the pictures with boxes drawn in.", HelpName = "DIR" };
        var score = new Option<double?>("--score")
        {
            Description = "Leave out detections below this score, above 0 to 1. Default: the threshold of the model.",
            HelpName = "S",
            CustomParser = ParseScore,
        };
        var recognize = new Option<bool>("--recognize") { Description = "With --out: say which SKU of the gallery each detection shows." };
        var gallery = new GalleryTarget();
        var json = CommandOptions.Json();

        var command = new Command("detect", "Detect products in pictures.")
        {
            paths, model, outFile, annotations, draw, score, threads, tiles, recognize, json,
        };
        gallery.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(annotations) is not null && result.GetResult(outFile) is null)
            {
                result.AddError("--annotations needs --out.");
            }

            if (result.GetValue(recognize) && result.GetResult(outFile) is null)
            {
                result.AddError("--recognize needs --out.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            RecognitionOptions? recognition = null;
            if (parsed.GetValue(recognize) && (recognition = await gallery.FindAsync(parsed)) is null)
            {
                return ExitCode.BadConfiguration;
            }

            return await RunAsync(
                new DetectRequest(
                    parsed.GetRequiredValue(paths),
                    new DetectorOptions
                    {
                        ModelDirectory = parsed.GetValue(model) ?? "",
                        Threads = parsed.GetValue(threads),
                        ScoreThreshold = parsed.GetValue(score),
                        TilePixels = parsed.GetValue(tiles),
                    },
                    parsed.GetValue(outFile),
                    parsed.GetValue(annotations),
                    parsed.GetValue(draw),
                    recognition),
                parsed.GetValue(json),
                parsed.InvocationConfiguration,
                cancellationToken);
        });
        return command;
    }

    private static double? ParseScore(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var score) || score is not (> 0 and <= 1))
        {
            result.AddError($"--score must be a number above 0, at most 1, not '{text}'.");
        }

        return score;
    }

    private static async Task<int> RunAsync(
        DetectRequest request, bool json, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        try
        {
            var report = DetectRun.Run(request, TimeProvider.System, cancellationToken);
            foreach (var problem in report.Problems)
            {
                await console.Error.WriteLineAsync(problem);
            }

            await report.WriteAsync(console.Output, json);
            return report.Problems.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        }
        catch (Exception e) when (e is ModelException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync(e.Message);
            return ExitCode.Failed;
        }
    }
}

using System.CommandLine;
using System.Globalization;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Commands.Bench;

/// <summary>Options of the commands that load a detector.</summary>
internal static class DetectorCommandOptions
{
    private const int LeastTile = DetectorOptions.LeastTilePixels;
    private const int MostTile = DetectorOptions.MostTilePixels;

    public static Option<string?> Model() => new("--model")
    {
        Description = $"Model folder. Default: {ModelFolder.ShippedModel} beside the program, else in the current folder.",
        HelpName = "DIR",
    };

    public static Option<int> Threads() => WholeNumber(
        "--threads", 0, 64, whenAbsent: 0, "Threads that work on one picture, 0 to 64; 0 takes one per core.");

    public static Option<int?> Tiles() => new("--tiles")
    {
        Description = $"Cut larger pictures into overlapping tiles of this width, {LeastTile} to {MostTile}. Default: do not.",
        HelpName = "PIXELS",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                || value is < LeastTile or > MostTile)
            {
                result.AddError($"--tiles must be a whole number from {LeastTile} to {MostTile}, not '{text}'.");
            }

            return value;
        },
    };

    /// <summary>An option whose value lies between two numbers, both allowed.</summary>
    public static Option<int> WholeNumber(string name, int least, int most, int whenAbsent, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => whenAbsent,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                || value < least
                || value > most)
            {
                result.AddError($"{name} must be a whole number from {least} to {most}, not '{text}'.");
            }

            return value;
        },
    };
}

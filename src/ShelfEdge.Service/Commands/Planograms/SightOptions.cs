using System.CommandLine;
using ShelfEdge.Service.Commands.Bench;
using ShelfEdge.Service.Commands.Gallery;
using ShelfEdge.Service.Settings;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Commands.Planograms;

/// <summary>Options of the commands that look at pictures of shelves.</summary>
/// <param name="config">Names the settings.</param>
internal sealed class SightOptions(Option<FileInfo?> config)
{
    private readonly Option<string?> _model = DetectorCommandOptions.Model();
    private readonly Option<int> _threads = DetectorCommandOptions.Threads();
    private readonly Option<int?> _tiles = DetectorCommandOptions.Tiles();
    private readonly Option<bool> _recognize = new("--recognize")
    {
        Description = "Say which SKU of the gallery each product is.",
    };

    private readonly GalleryTarget _gallery = new(config);

    public void AddTo(Command command)
    {
        command.Options.Add(_model);
        command.Options.Add(_threads);
        command.Options.Add(_tiles);
        command.Options.Add(_recognize);
        _gallery.AddTo(command);
        command.Validators.Add(result =>
        {
            if (!result.GetValue(_recognize) && _gallery.IsNamed(result))
            {
                result.AddError("--gallery and --recognizer need --recognize.");
            }
        });
    }

    public DetectorOptions Detector(ParseResult parsed) => new()
    {
        ModelDirectory = parsed.GetValue(_model) ?? "",
        Threads = parsed.GetValue(_threads),
        TilePixels = parsed.GetValue(_tiles),
    };

    /// <summary>Finds out by which gallery products are recognized.</summary>
    /// <returns>False when the settings were needed for it and are wrong; without <c>--recognize</c> there is no gallery.</returns>
    public async Task<(bool IsFine, RecognitionOptions? Recognition)> RecognitionAsync(ParseResult parsed)
    {
        if (!parsed.GetValue(_recognize))
        {
            return (true, null);
        }

        var recognition = await _gallery.FindAsync(parsed);
        return (recognition is not null, recognition);
    }
}

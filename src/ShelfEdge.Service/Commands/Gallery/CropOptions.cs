using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Service.Commands.Bench;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Commands.Gallery;

/// <summary>Options that say which part of a photograph is the product.</summary>
internal sealed class CropOptions
{
    private readonly Option<Box?> _box = new("--box")
    {
        Description = "The part of each photograph that is the product, in pixels. Default: the whole.",
        HelpName = "X,Y,W,H",
        CustomParser = ParseBox,
    };

    private readonly Option<bool> _detect = new("--detect")
    {
        Description = "The largest detection in each photograph is the product.",
    };

    private readonly Option<string?> _detector = DetectorCommandOptions.Model();

    public void AddTo(Command command)
    {
        command.Options.Add(_box);
        command.Options.Add(_detect);
        command.Options.Add(_detector);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_box) is not null && result.GetValue(_detect))
            {
                result.AddError("--box and --detect exclude each other.");
            }
        });
    }

    public CropChoice Of(ParseResult parsed) => new(
        parsed.GetValue(_box),
        parsed.GetValue(_detect),
        new DetectorOptions { ModelDirectory = parsed.GetValue(_detector) ?? "" });

    private static Box? ParseBox(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var parts = text.Split(',');
        var sides = new float[4];
        var isRead = parts.Length == 4;
        for (var i = 0; isRead && i < 4; i++)
        {
            isRead = float.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out sides[i]) && float.IsFinite(sides[i]);
        }

        if (!isRead || !(sides[2] >= 1 && sides[3] >= 1))
        {
            result.AddError($"--box must be X,Y,W,H in pixels, W and H at least 1, not '{text}'.");
            return null;
        }

        return new Box(sides[0], sides[1], sides[0] + sides[2], sides[1] + sides[3]);
    }
}

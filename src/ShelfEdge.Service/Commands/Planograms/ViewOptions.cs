using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Service.Commands.Bench;

namespace ShelfEdge.Service.Commands.Planograms;

/// <summary>Options that describe a camera view for a planogram that has none.</summary>
internal sealed class ViewOptions
{
    private readonly Option<string?> _camera = new("--camera")
    {
        Description = "The camera that sees it; with --size. Added to the planogram when it is not there.",
        HelpName = "ID",
        CustomParser = result =>
        {
            if (!Identifier.IsValid(result.Tokens[0].Value))
            {
                result.AddError($"--camera '{result.Tokens[0].Value}' is not possible: {Identifier.Rule}.");
            }

            return result.Tokens[0].Value;
        },
    };

    private readonly Option<PictureSize?> _size = new("--size")
    {
        Description = "Size of the camera's pictures, like 1920x1080.",
        HelpName = "WxH",
        CustomParser = result =>
        {
            if (!PictureSize.TryParse(result.Tokens[0].Value, out var size))
            {
                result.AddError($"--size must be like 1920x1080, not '{result.Tokens[0].Value}'.");
            }

            return size;
        },
    };

    private readonly Option<Vector2[]?> _corners = new("--corners")
    {
        Description = "Where the drawing's corners lie in the picture, clockwise from the upper left. Default: the whole picture.",
        HelpName = "\"X,Y X,Y X,Y X,Y\"",
        CustomParser = ParseCorners,
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_camera);
        command.Options.Add(_size);
        command.Options.Add(_corners);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_camera) is null != result.GetResult(_size) is null)
            {
                result.AddError("--camera and --size need each other.");
            }
        });
    }

    public bool HasCamera(CommandResult result) => result.GetResult(_camera) is not null;

    public bool HasCorners(CommandResult result) => result.GetResult(_corners) is not null;

    /// <summary>The camera that the options describe, if they do.</summary>
    public PlanogramCamera? Camera(ParseResult parsed) =>
        parsed.GetValue(_camera) is { } id && parsed.GetValue(_size) is { } size
            ? new PlanogramCamera(new CameraId(id), size.WidthPixels, size.HeightPixels)
            : null;

    /// <summary>Where the drawing lies, if the options say.</summary>
    public QuadMap? Drawing(ParseResult parsed) =>
        parsed.GetValue(_corners) is [var topLeft, var topRight, var bottomRight, var bottomLeft]
            ? new QuadMap(topLeft, topRight, bottomRight, bottomLeft)
            : null;

    private static Vector2[]? ParseCorners(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var corners = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Parse).ToArray();
        if (corners.Length == 4 && corners.OfType<Vector2>().ToArray() is [var a, var b, var c, var d] whole && QuadMap.IsConvex(a, b, c, d))
        {
            return whole;
        }

        result.AddError($"--corners must be four points X,Y of a convex outline, clockwise from the upper left, not '{text}'.");
        return null;
    }

    private static Vector2? Parse(string point) =>
        point.Split(',') is [var x, var y]
        && float.TryParse(x, NumberStyles.Float, CultureInfo.InvariantCulture, out var across) && float.IsFinite(across)
        && float.TryParse(y, NumberStyles.Float, CultureInfo.InvariantCulture, out var down) && float.IsFinite(down)
            ? new Vector2(across, down)
            : null;
}

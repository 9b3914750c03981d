using System.CommandLine;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Service.Commands.Gallery;

/// <summary><c>shelfedge gallery add</c>: references from photographs, or from what is detected at a position.</summary>
internal static class GalleryAddCommand
{
    public static Command Create()
    {
        var photos = GalleryCommand.Photos(ArgumentArity.ZeroOrMore);
        var sku = GalleryCommand.Sku();
        var picture = new Option<string?>("--camera-image")
        {
            Description = "Instead of photographs: a picture as the camera takes it; with --planogram and --position.",
            HelpName = "FILE",
        };
        var planogram = new Option<string?>("--planogram") { Description = "With --camera-image: the planogram.", HelpName = "FILE" };
        var position = new Option<string?>("--position")
        {
            Description = "With --camera-image: the position whose detections are references of the SKU planned there, or of --sku.",
            HelpName = "ID",
        };
        var target = new GalleryTarget();
        var crops = new CropOptions();
        var json = CommandOptions.Json();
        var command = new Command("add", "Add references of a SKU: all that are named or, when one cannot be used, none.")
        {
            photos, sku, picture, planogram, position, json,
        };
        crops.AddTo(command);
        target.AddTo(command);
        command.Validators.Add(result =>
        {
            var named = new[] { picture, planogram, position }.Count(option => result.GetResult(option) is not null);
            var hasPhotos = result.GetValue(photos) is { Length: > 0 };
            if (named is 1 or 2)
            {
                result.AddError("--camera-image, --planogram and --position need each other.");
            }
            else if (hasPhotos == (named == 3))
            {
                result.AddError("Either photographs or --camera-image must be given.");
            }
            else if (hasPhotos && result.GetResult(sku) is null)
            {
                result.AddError("Photographs need --sku.");
            }
        });
        command.SetAction((parsed, _) => target.RunAsync(parsed, async options =>
        {
            var (change, problems) = GalleryAdd.Run(
                options,
                new GalleryAddRequest(
                    parsed.GetValue(sku),
                    parsed.GetValue(photos) ?? [],
                    crops.Of(parsed),
                    parsed.GetValue(picture),
                    parsed.GetValue(planogram),
                    parsed.GetValue(position) is { } id ? new PositionId(id) : null),
                TimeProvider.System);
            foreach (var problem in problems)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(problem);
            }

            if (change is null)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync("Nothing was added.");
                return ExitCode.Failed;
            }

            await change.WriteAsync(parsed.InvocationConfiguration.Output, parsed.GetValue(json));
            return ExitCode.Done;
        }));
        return command;
    }
}

using System.CommandLine;
using System.Text.Json;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Service.Recognition;
using ShelfEdge.Service.Settings;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Commands.Gallery;

/// <summary><c>shelfedge gallery</c>: the references by which products are recognized.</summary>
internal static class GalleryCommand
{
    public static Command Create() => new("gallery", "Add, list, remove and try the references by which SKUs are recognized.")
    {
        GalleryAddCommand.Create(),
        CreateList(),
        CreateRemove(),
        CreateTest(),
    };

    /// <summary>The SKU that references belong to.</summary>
    public static Option<Sku?> Sku() => new("--sku")
    {
        Description = "The SKU.",
        HelpName = "SKU",
        CustomParser = result =>
        {
            if (Identifier.IsValid(result.Tokens[0].Value))
            {
                return new Sku(result.Tokens[0].Value);
            }

            result.AddError($"--sku '{result.Tokens[0].Value}' is not possible: {Identifier.Rule}.");
            return null;
        },
    };

    private static Command CreateList()
    {
        var target = new GalleryTarget();
        var json = CommandOptions.Json();
        var command = new Command("list", "List the SKUs of the gallery and how many references each has.") { json };
        target.AddTo(command);
        command.SetAction((parsed, _) => target.RunAsync(parsed, async options =>
        {
            await GalleryList.Of(options.Gallery, Read(options)).WriteAsync(parsed.InvocationConfiguration.Output, parsed.GetValue(json));
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command CreateRemove()
    {
        var target = new GalleryTarget();
        var sku = Sku();
        sku.Required = true;
        var json = CommandOptions.Json();
        var command = new Command("remove", "Remove all references of a SKU.") { sku, json };
        target.AddTo(command);
        command.SetAction((parsed, _) => target.RunAsync(parsed, async options =>
        {
            var (name, removed) = (parsed.GetValue(sku)!.Value, 0);
            var gallery = new GalleryStore(options.Gallery).Change(old =>
            {
                var index = old?.IndexOf(name) ?? -1;
                removed = index < 0
                    ? throw new InvalidDataException($"{options.Gallery}: has no references of {name}")
                    : old!.CountOf(index);
                return old.Without(name);
            });
            await GalleryChange.Of(options.Gallery, name, 0, removed, gallery)
                .WriteAsync(parsed.InvocationConfiguration.Output, parsed.GetValue(json));
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command CreateTest()
    {
        var photos = Photos(ArgumentArity.OneOrMore);
        var target = new GalleryTarget();
        var crops = new CropOptions();
        var json = CommandOptions.Json();
        var command = new Command("test", "Say which SKU each photograph shows, with its score and the runner-up.") { photos, json };
        crops.AddTo(command);
        target.AddTo(command);
        command.SetAction((parsed, _) => target.RunAsync(
            parsed, options => TestAsync(parsed, options, parsed.GetRequiredValue(photos), crops.Of(parsed), parsed.GetValue(json))));
        return command;
    }

    /// <summary>The photographs of a command.</summary>
    public static Argument<string[]> Photos(ArgumentArity arity) => new("PHOTO")
    {
        Description = "Photograph of one product (JPEG, PNG, BMP, WebP).",
        Arity = arity,
    };

    private static async Task<int> TestAsync(
        ParseResult parsed, RecognitionOptions options, string[] photos, CropChoice choice, bool json)
    {
        var gallery = Read(options);
        using var recognizer = GalleryTarget.Open(options);
        if (gallery.FindMismatch(recognizer.Manifest.Sha256, recognizer.Dimensions) is { } mismatch)
        {
            throw new InvalidDataException($"{options.Gallery}: {mismatch}");
        }

        using var crops = new PhotoCrops(recognizer, choice, TimeProvider.System);
        var matcher = new SkuMatcher(gallery, options.ToRules(recognizer.Manifest.Thresholds.Score));
        var matches = new List<PhotoMatch>();
        var exitCode = ExitCode.Done;
        foreach (var photo in photos)
        {
            try
            {
                matches.Add(PhotoMatch.Of(photo, matcher.Find(crops.Embed(photo))));
            }
            catch (Exception exception) when (exception is FrameSourceException or InvalidDataException)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(exception.Message);
                exitCode = ExitCode.Failed;
            }
        }

        await parsed.InvocationConfiguration.Output.WriteLineAsync(
            json
                ? JsonSerializer.Serialize(matches, GalleryJsonContext.Default.IReadOnlyListPhotoMatch)
                : string.Join(Environment.NewLine, matches));
        return exitCode;
    }

    private static Core.Recognition.Gallery Read(RecognitionOptions options) => new GalleryStore(options.Gallery).Read()
        ?? throw new InvalidDataException($"{options.Gallery}: there is no such file; 'shelfedge gallery add' makes it");
}

using System.CommandLine;
using ShelfEdge.Lab.Scenes.Corpus;
using ShelfEdge.Lab.Scenes.Packages;
using ShelfEdge.Lab.Scenes.Products;
using ShelfEdge.Lab.Scenes.Scenario;

namespace ShelfEdge.Lab.Scenes;

/// <summary><c>shelfedge-lab render</c>.</summary>
internal static class RenderCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--out") { Description = "Folder to write to; made when missing.", Required = true };
        var count = new Option<int>("--count") { Description = "Number of scenes.", DefaultValueFactory = _ => 100 };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same bytes.", DefaultValueFactory = _ => 1 };
        var width = new Option<int>("--width") { Description = "Pixels.", DefaultValueFactory = _ => 640 };
        var height = new Option<int>("--height") { Description = "Pixels.", DefaultValueFactory = _ => 640 };
        Option<string[]> textures = Textures();
        var skus = new Option<int>("--skus")
        {
            Description = "Articles of a catalogue that all scenes share; 0 gives every scene articles of its own.", DefaultValueFactory = _ => 0,
        };
        Option<int> catalogueSeed = RenderProductsCommand.CatalogueSeed();
        var jobs = new Option<int>("--jobs") { Description = "Scenes rendered at a time.", DefaultValueFactory = _ => 2 };
        var scenario = new Option<string>("--scenario")
        {
            Description = "Renders a scripted scenario in place of single scenes: the demo store, or one of the replay corpus.",
        };
        scenario.AcceptOnlyFromAmong([DemoScenario.Name, .. ShopStore.Corpus.Select(entry => entry.Name)]);
        Limit(count, 1, RenderOptions.MaximumCount);
        Limit(width, RenderOptions.MinimumSide, RenderOptions.MaximumSide);
        Limit(height, RenderOptions.MinimumSide, RenderOptions.MaximumSide);
        Limit(jobs, 1, 64);
        Limit(skus, 0, SkuCatalogue.MaximumCount);
        var command = new Command("render", "Renders labelled shelf scenes for training and evaluation.")
        {
            output, count, seed, width, height, textures, jobs, scenario, skus, catalogueSeed,
        };
        RefuseBeside(command, scenario, count, width, height, skus, catalogueSeed);
        command.SetAction((result, cancellation) =>
        {
            var options = new RenderOptions
            {
                OutputDirectory = result.GetRequiredValue(output),
                Count = result.GetValue(count),
                Seed = result.GetValue(seed),
                WidthPixels = result.GetValue(width),
                HeightPixels = result.GetValue(height),
                Textures = result.GetValue(textures) ?? [],
                Jobs = result.GetValue(jobs),
                Skus = result.GetValue(skus),
                CatalogueSeed = result.GetValue(catalogueSeed),
            };
            if (result.GetValue(scenario) is null)
            {
                SceneBatch.Render(options, cancellation);
            }
            else if (ShopStore.Corpus.FirstOrDefault(entry => entry.Name == result.GetValue(scenario)) is { } entry)
            {
                CorpusRendering.Render(entry, options, cancellation);
            }
            else
            {
                DemoScenario.Render(options, cancellation);
            }

            return Task.FromResult(0);
        });
        return command;
    }

    /// <summary>A scenario sets these itself: giving them beside it is a mistake to report, not to ignore.</summary>
    private static void RefuseBeside(Command command, Option scenario, params Option[] others) => command.Validators.Add(result =>
    {
        if (result.GetResult(scenario) is null or { Implicit: true })
        {
            return;
        }

        foreach (Option other in others)
        {
            if (result.GetResult(other) is { Implicit: false })
            {
                result.AddError($"{other.Name} cannot be given beside {scenario.Name}, which sets it");
            }
        }
    });

    public static Option<string[]> Textures() => new("--textures")
    {
        Description = "Folders of photographs whose crops are printed on packages.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    public static void Limit(Option<int> option, int low, int high) => option.Validators.Add(result =>
    {
        if (result.Errors.Any() || result.Tokens.Count == 0 || !int.TryParse(result.Tokens[0].Value, out int value))
        {
            return;
        }

        if (value < low || value > high)
        {
            result.AddError($"{option.Name}: {value} is not allowed; give a whole number from {low} to {high}");
        }
    });
}

using System.CommandLine;
using ShelfEdge.Lab.Scenes.Packages;

namespace ShelfEdge.Lab.Scenes.Products;

/// <summary><c>shelfedge-lab render-products</c>.</summary>
internal static class RenderProductsCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--out") { Description = "Folder to write to; made when missing.", Required = true };
        var skus = new Option<int>("--skus") { Description = "Articles of the catalogue.", DefaultValueFactory = _ => 1000 };
        var views = new Option<int>("--views") { Description = "Views of each article.", DefaultValueFactory = _ => 12 };
        var seed = new Option<int>("--seed") { Description = "Seed of the views.", DefaultValueFactory = _ => 1 };
        Option<int> catalogueSeed = CatalogueSeed();
        Option<string[]> textures = RenderCommand.Textures();
        var jobs = new Option<int>("--jobs") { Description = "Sheets rendered at a time.", DefaultValueFactory = _ => 2 };
        RenderCommand.Limit(skus, 1, SkuCatalogue.MaximumCount);
        RenderCommand.Limit(views, 1, ProductOptions.MostViews);
        RenderCommand.Limit(jobs, 1, 64);
        var command = new Command("render-products", "Renders the articles of a catalogue one by one, for training a recognizer.")
        {
            output, skus, views, seed, catalogueSeed, textures, jobs,
        };
        command.SetAction((result, cancellation) =>
        {
            ProductSheets.Render(
                new ProductOptions
                {
                    OutputDirectory = result.GetRequiredValue(output),
                    Skus = result.GetValue(skus),
                    Views = result.GetValue(views),
                    Seed = result.GetValue(seed),
                    CatalogueSeed = result.GetValue(catalogueSeed),
                    Textures = result.GetValue(textures) ?? [],
                    Jobs = result.GetValue(jobs),
                },
                cancellation);
            return Task.FromResult(0);
        });
        return command;
    }

    public static Option<int> CatalogueSeed() =>
        new("--catalogue-seed") { Description = "Seed of the shared articles.", DefaultValueFactory = _ => 1 };
}

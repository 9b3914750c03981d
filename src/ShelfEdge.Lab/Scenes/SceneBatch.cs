using ShelfEdge.Lab.Scenes.Coco;
using ShelfEdge.Lab.Scenes.Packages;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes;

/// <summary>Renders numbered scenes to a folder: <c>images/000000.jpg</c> and on, and <c>annotations.json</c>.</summary>
internal static class SceneBatch
{
    /// <summary>More than a scene can hold.</summary>
    private const int SkusPerScene = 100_000;

    /// <exception cref="SceneException">A texture folder cannot be read.</exception>
    public static void Render(RenderOptions options, CancellationToken cancellation)
    {
        using TextureLibrary textures = TextureLibrary.Read(options.Textures);
        string images = Path.Combine(options.OutputDirectory, "images");
        Directory.CreateDirectory(images);
        SkuCatalogue? catalogue = options.Skus > 0 ? new SkuCatalogue(options.CatalogueSeed, options.Skus) : null;
        using var renderer = new SceneRenderer(textures, options.WidthPixels, options.HeightPixels, catalogue);
        var scenes = new IReadOnlyList<SceneLabel>[options.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancellation };
        Parallel.For(0, options.Count, parallel, i =>
        {
            RenderedScene scene = renderer.Render(new Random(SceneSeed.Of(options.Seed, i)));
            File.WriteAllBytes(Path.Combine(images, Name(i)), scene.Jpeg);
            scenes[i] = scene.Labels;
        });
        CocoFile.Write(Path.Combine(options.OutputDirectory, "annotations.json"), Document(scenes, options));
    }

    private static CocoDocument Document(IReadOnlyList<SceneLabel>[] scenes, RenderOptions options)
    {
        var images = new List<CocoImage>(scenes.Length);
        var annotations = new List<CocoAnnotation>();
        for (int i = 0; i < scenes.Length; i++)
        {
            images.Add(new CocoImage(i, Name(i), options.WidthPixels, options.HeightPixels));
            foreach (SceneLabel label in scenes[i])
            {
                SKRectI b = label.Bounds;
                annotations.Add(new CocoAnnotation(
                    annotations.Count + 1, i, (int)label.Category, [b.Left, b.Top, b.Width, b.Height], label.VisiblePixels, 0)
                {
                    Sku = label.Sku is { } sku ? Unique(sku.Id, i, options) : null,
                    Family = label.Sku is { } alike ? Unique(alike.Family, i, options) : null,
                    Row = label.Row > 0 ? label.Row : null,
                });
            }
        }

        return new CocoDocument(images, annotations, CocoDocument.SceneCategories);
    }

    /// <summary>Without a shared catalogue an article is met in one scene only, and its number says in which.</summary>
    private static long Unique(int id, int scene, RenderOptions options) => options.Skus > 0 ? id : ((long)scene * SkusPerScene) + id;

    private static string Name(int index) => $"{index:D6}.jpg";
}

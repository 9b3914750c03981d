using System.Text.Json;
using ShelfEdge.Lab.Scenes.Packages;

namespace ShelfEdge.Lab.Scenes.Scenario;

/// <summary>
/// Two cameras, 90 frames each at one frame a second, with the planogram that fits them and the true facings in each frame.
/// </summary>
internal static class DemoScenario
{
    public const string Name = "demo";
    public const int FrameCount = 90;

    private const int Cameras = 2;

    /// <exception cref="SceneException">A texture folder cannot be read.</exception>
    public static void Render(RenderOptions options, CancellationToken cancellation)
    {
        using TextureLibrary textures = TextureLibrary.Read(options.Textures);
        var cameras = new ScenarioCamera[Cameras];
        var truth = new List<TruthCamera>();
        try
        {
            for (int i = 0; i < Cameras; i++)
            {
                cameras[i] = new ScenarioCamera(i + 1, textures, new Random(SceneSeed.Of(options.Seed, i)));
                truth.Add(RenderFrames(cameras[i], options, cancellation));
            }

            Write("planogram.json", PlanogramOf(cameras), ScenarioJsonContext.Default.PlanogramDocument, options);
            Write("truth.json", new TruthDocument(options.Seed, 1, truth), ScenarioJsonContext.Default.TruthDocument, options);
        }
        finally
        {
            foreach (ScenarioCamera? camera in cameras)
            {
                camera?.Dispose();
            }
        }
    }

    private static TruthCamera RenderFrames(ScenarioCamera camera, RenderOptions options, CancellationToken cancellation)
    {
        string folder = Path.Combine(options.OutputDirectory, camera.Id);
        Directory.CreateDirectory(folder);
        var frames = new TruthFrame[FrameCount];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancellation };
        Parallel.For(0, FrameCount, parallel, frame =>
        {
            (byte[] jpeg, int[] visible) = camera.Render(frame);
            File.WriteAllBytes(Path.Combine(folder, $"{frame:D6}.jpg"), jpeg);
            int[] facings = [.. Enumerable.Range(0, camera.Positions.Count).Select(p => camera.Script.Facings(frame, p))];
            frames[frame] = new TruthFrame(frame, facings, visible);
        });
        return new TruthCamera(camera.Id, [.. camera.Positions.Select(p => p.Id)], frames);
    }

    private static PlanogramDocument PlanogramOf(IReadOnlyList<ScenarioCamera> cameras)
    {
        var shelves = new List<PlanogramShelf>();
        var products = new List<PlanogramProduct>();
        var positions = new List<PlanogramPosition>();
        foreach (ScenarioCamera camera in cameras)
        {
            foreach (ScenarioPosition position in camera.Positions)
            {
                if (shelves.TrueForAll(shelf => shelf.Id != position.Shelf))
                {
                    shelves.Add(new PlanogramShelf(position.Shelf, $"Shelf {position.Shelf["shelf-".Length..]}"));
                }

                products.Add(new PlanogramProduct(position.Sku, position.Name));
                positions.Add(new PlanogramPosition(
                    position.Id, position.Shelf, position.Sku, camera.Id,
                    [.. camera.Zone(position).Select(p => (float[])[p.X, p.Y])], position.Capacity, position.LowThreshold));
            }
        }

        return new PlanogramDocument(
            1,
            [.. cameras.Select(c => new PlanogramView(c.Id, ScenarioCamera.WidthPixels, ScenarioCamera.HeightPixels))],
            shelves,
            products,
            positions);
    }

    private static void Write<T>(string name, T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, RenderOptions options)
    {
        using FileStream stream = File.Create(Path.Combine(options.OutputDirectory, name));
        JsonSerializer.Serialize(stream, value, type);
    }
}

using System.Text.Json;
using ShelfEdge.Core.Planogram;
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

            File.WriteAllBytes(
                Path.Combine(options.OutputDirectory, "planogram.json"),
                PlanogramFile.Write(ScenarioPlanogram.Of(cameras.Select(camera => camera.Shelf))));
            using FileStream stream = File.Create(Path.Combine(options.OutputDirectory, "truth.json"));
            JsonSerializer.Serialize(stream, new TruthDocument(options.Seed, 1, truth), ScenarioJsonContext.Default.TruthDocument);
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
        string folder = Path.Combine(options.OutputDirectory, camera.Shelf.Id);
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
        return new TruthCamera(camera.Shelf.Id, [.. camera.Positions.Select(p => p.Id)], frames);
    }
}

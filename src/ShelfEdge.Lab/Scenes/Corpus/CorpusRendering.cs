using System.Text.Json;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Lab.Scenes.Packages;

namespace ShelfEdge.Lab.Scenes.Corpus;

/// <summary>
/// Writes a scenario of the corpus to a folder: <c>planogram.json</c>, <c>truth.json</c> and, for each camera, the pictures that
/// differ.
/// </summary>
internal static class CorpusRendering
{
    public static void Render(CorpusScenario scenario, RenderOptions options, CancellationToken cancellation)
    {
        using TextureLibrary textures = TextureLibrary.Read(options.Textures);
        using var store = new ShopStore(scenario, options.Seed, textures);
        Directory.CreateDirectory(options.OutputDirectory);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancellation };
        var cameras = new CorpusTruthCamera[store.Cameras.Count];
        Parallel.For(0, cameras.Length, parallel, i => cameras[i] = Render(store.Cameras[i], scenario.Duration, options.OutputDirectory, cancellation));
        File.WriteAllBytes(Path.Combine(options.OutputDirectory, "planogram.json"), PlanogramFile.Write(store.Planogram));
        var truth = new CorpusTruth(scenario.Name, options.Seed, 1.0 / ShopTimeline.FramePeriod, cameras);
        using FileStream stream = File.Create(Path.Combine(options.OutputDirectory, "truth.json"));
        JsonSerializer.Serialize(stream, truth, CorpusJsonContext.Default.CorpusTruth);
    }

    private static CorpusTruthCamera Render(ShopCamera camera, TimeSpan duration, string output, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.Combine(output, camera.Shelf.Id));
        int positions = camera.Shelf.Positions.Count;
        var pictures = new Dictionary<string, (string File, ShopPicture Picture)>();
        var frames = new CorpusTruthFrame[(int)duration.TotalSeconds / ShopTimeline.FramePeriod];
        for (int frame = 0; frame < frames.Length; frame++)
        {
            cancellation.ThrowIfCancellationRequested();
            double seconds = frame * ShopTimeline.FramePeriod;
            (string File, ShopPicture Picture)? shown = null;
            if (camera.Timeline.See(frame) is { } moment)
            {
                if (!pictures.TryGetValue(moment.Key, out (string File, ShopPicture Picture) drawn))
                {
                    drawn = ($"{camera.Shelf.Id}/{frame:D6}.jpg", camera.Draw(moment));
                    File.WriteAllBytes(Path.Combine(output, drawn.File), drawn.Picture.Jpeg);
                    pictures.Add(moment.Key, drawn with { Picture = drawn.Picture with { Jpeg = [] } });
                }

                shown = drawn;
            }

            bool blind = camera.Timeline.IsBlind(seconds);
            frames[frame] = new CorpusTruthFrame(
                frame,
                seconds,
                shown?.File,
                [.. Enumerable.Range(0, positions).Select(p => camera.Timeline.Standing(seconds, p))],
                [.. Enumerable.Range(0, positions).Select(p => camera.Timeline.Misplaced(seconds, p))],
                shown?.Picture.Visible ?? new int[positions],
                [.. Enumerable.Range(0, positions).Select(p => !blind && shown?.Picture.IsHidden[p] == false)]);
        }

        return new CorpusTruthCamera(camera.Shelf.Id, [.. camera.Shelf.Positions.Select(p => p.Id)], frames);
    }
}

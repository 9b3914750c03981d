using System.Text.Json;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Lab.Scenes;
using ShelfEdge.Lab.Scenes.Corpus;
using ShelfEdge.Lab.Tests.Purchases;

namespace ShelfEdge.Lab.Tests.Scenes.Corpus;

public sealed class CorpusRenderingTests : IDisposable
{
    private static readonly CorpusScenario Minute = new(99, "minute", "a purchase and an outage", TimeSpan.FromMinutes(1), 1, script =>
    {
        script.Buy(10, 0);
        script.Outage(40, 50);
    });

    private readonly LabRun _run = new();

    [Fact]
    public void Truth_names_a_picture_for_every_frame_that_was_sent_and_counts_what_stands_there()
    {
        CorpusTruthCamera camera = Assert.Single(Render("a").Cameras);

        Assert.Equal(30, camera.Frames.Count);
        Assert.All(camera.Frames, frame => Assert.Equal(frame.Seconds is >= 40 and < 50, frame.Picture is null));
        Assert.All(camera.Frames.Where(frame => frame.Picture is not null), frame => Assert.True(File.Exists(_run.PathOf($"a/{frame.Picture}"))));
        Assert.InRange(camera.Frames.Select(frame => frame.Picture).Distinct().Count(), 8, 20);
        Assert.Equal(camera.Frames[0].Facings[0] - 1, camera.Frames[^1].Facings[0]);
        Assert.All(camera.Frames, frame => Assert.All(frame.Clean.Index(), entry =>
            Assert.True(!entry.Item || frame.Visible[entry.Index] == frame.Facings[entry.Index])));
        Assert.Contains(camera.Frames, frame => frame.Picture is not null && frame.Clean.Contains(false));
        PlanogramReadResult planogram = PlanogramFile.Read(File.ReadAllBytes(_run.PathOf("a/planogram.json")));
        Assert.Equal(camera.Positions, planogram.Planogram!.Positions.Select(position => position.Id.Value));
    }

    [Fact]
    public void The_same_seed_gives_the_same_files()
    {
        Render("a");
        Render("b");

        string[] files = [.. Directory.EnumerateFiles(_run.PathOf("a"), "*", SearchOption.AllDirectories)];
        Assert.All(files, file => Assert.Equal(
            File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(_run.PathOf("b"), Path.GetRelativePath(_run.PathOf("a"), file)))));
    }

    public void Dispose() => _run.Dispose();

    private CorpusTruth Render(string folder)
    {
        CorpusRendering.Render(
            Minute, new RenderOptions { OutputDirectory = _run.PathOf(folder), Count = 1, Seed = 7, Jobs = 1 }, TestContext.Current.CancellationToken);
        return JsonSerializer.Deserialize(File.ReadAllBytes(_run.PathOf($"{folder}/truth.json")), CorpusJsonContext.Default.CorpusTruth)!;
    }
}

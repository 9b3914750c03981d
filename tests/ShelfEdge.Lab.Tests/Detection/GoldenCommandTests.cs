using ShelfEdge.Core.Verification;
using ShelfEdge.Lab.Scenes;
using ShelfEdge.Lab.Tests.Purchases;
using ShelfEdge.Testing;
using ShelfEdge.Testing.Modelling;
using ShelfEdge.Testing.Onnx;
using ShelfEdge.Vision.Detection;
using ShelfEdge.Vision.Verification;

namespace ShelfEdge.Lab.Tests.Detection;

public sealed class GoldenCommandTests : IDisposable
{
    private static readonly string Shipped = Path.Combine(Repository.Root, ModelFolder.ShippedModel);

    private readonly LabRun _run = new();

    [Fact]
    public void Scenes_become_a_golden_set_with_the_answers_of_the_model()
    {
        string scenes = _run.PathOf("scenes");
        SceneBatch.Render(new RenderOptions { OutputDirectory = scenes, Count = 3, Seed = 5 }, TestContext.Current.CancellationToken);

        Assert.Equal(0, _run.Run("golden", "--model", Shipped, "--scenes", scenes, "--count", "2", "--out", _run.PathOf("golden")));

        GoldenSet set = GoldenSet.Read(_run.PathOf("golden"));
        using OnnxDetector detector = OnnxDetector.Open(new DetectorOptions { ModelDirectory = Shipped, Threads = 1 }, TimeProvider.System);
        GoldenAnswers answers = set.ReadAnswers(detector.Manifest.Classes);
        Assert.Equal(
            LabelledPicture.Read(scenes, category: "product").Take(2).Select(picture => picture.Boxes.Length),
            set.Pictures.Select(picture => picture.Boxes.Length));
        Assert.Equal(detector.Manifest.Sha256, answers.ModelSha256);
        Assert.Equal(
            set.Detect(detector, TestContext.Current.CancellationToken).Select(found => found.Length),
            answers.Frames.Select(frame => frame.Detections.Length));
        Assert.NotEmpty(answers.Frames[0].Detections);
    }

    [Fact]
    public void Answers_are_made_again_for_another_model_and_the_pictures_stay()
    {
        var manifest = SampleManifest.Create(strides: [16]);
        using ModelDirectory model = ModelDirectory.Create(manifest, BrightCells.Build(manifest).ToModel());
        string folder = BrightGoldenSet.Add(model.Path);
        string answers = Path.Combine(folder, GoldenSet.AnswersName);
        byte[] made = File.ReadAllBytes(answers);
        byte[] picture = File.ReadAllBytes(Path.Combine(folder, BrightGoldenSet.Pictures[0]));
        File.Delete(answers);

        Assert.Equal(0, _run.Run("golden", "--model", model.Path));

        Assert.Equal(made, File.ReadAllBytes(answers)[..^1]);
        Assert.Equal(picture, File.ReadAllBytes(Path.Combine(folder, BrightGoldenSet.Pictures[0])));
    }

    [Fact]
    public void Too_few_scenes_and_an_absent_model_are_named()
    {
        string scenes = _run.PathOf("scenes");
        SceneBatch.Render(
            new RenderOptions { OutputDirectory = scenes, Count = 1, WidthPixels = 200, HeightPixels = 160 }, TestContext.Current.CancellationToken);

        Assert.Equal(1, _run.Run("golden", "--model", Shipped, "--scenes", scenes, "--out", _run.PathOf("golden")));
        Assert.Contains("has 1 pictures, 6 are asked for", _run.Error, StringComparison.Ordinal);
        Assert.Equal(1, _run.Run("golden", "--model", _run.PathOf("none")));
        Assert.Contains("manifest.json cannot be read", _run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _run.Dispose();
}

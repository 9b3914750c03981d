using System.Text.Json.Nodes;
using ShelfEdge.Testing.Modelling;
using ShelfEdge.Testing.Onnx;
using ShelfEdge.Vision.Detection;
using ShelfEdge.Vision.Verification;

namespace ShelfEdge.Vision.Tests.Verification;

public sealed class GoldenSetTests : IDisposable
{
    private static readonly Core.Modelling.ModelManifest Manifest = SampleManifest.Create(strides: [16]);

    private readonly ModelDirectory _model = ModelDirectory.Create(Manifest, BrightCells.Build(Manifest).ToModel());
    private readonly string _folder;

    public GoldenSetTests() => _folder = BrightGoldenSet.Add(_model.Path);

    [Fact]
    public void Answers_are_what_the_detector_finds_and_what_is_true()
    {
        var set = GoldenSet.Read(_folder);

        var answers = set.ReadAnswers(Manifest.Classes);

        Assert.Equal(BrightGoldenSet.Pictures, answers.Frames.Select(frame => frame.FileName));
        Assert.All(answers.Frames.Zip(set.Pictures), pair => Assert.Equal(
            pair.Second.Boxes.OrderBy(box => box.X1), pair.First.Detections.Select(one => one.Box).OrderBy(box => box.X1)));
        Assert.Equal(ModelFolder.Open(_model.Path).Manifest.Sha256, answers.ModelSha256);
    }

    [Theory]
    [InlineData("../0.png", "which does not lie in")]
    [InlineData("/etc/hostname", "which does not lie in")]
    [InlineData("2.png", "names the picture 2.png, which is not in")]
    public void Picture_elsewhere_is_refused(string name, string reason)
    {
        File.Copy(Path.Combine(_folder, "0.png"), Path.Combine(_model.Path, "0.png"));
        ChangeAnnotations(document => document["images"]![0]!["file_name"] = name);

        var refusal = Assert.Throws<InvalidDataException>(() => GoldenSet.Read(_folder));

        Assert.Contains(Path.Combine(_folder, LabelledPicture.FileName), refusal.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_pictures_than_the_bound_are_refused()
    {
        ChangeAnnotations(document => document["images"] = new JsonArray([
            .. Enumerable.Range(0, 65).Select(i => new JsonObject { ["id"] = i, ["file_name"] = "0.png" }),
        ]));

        var refusal = Assert.Throws<InvalidDataException>(() => GoldenSet.Read(_folder));

        Assert.EndsWith("names 65 pictures; 1 to 64 are allowed", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Picture_that_is_named_twice_is_refused()
    {
        ChangeAnnotations(document => document["images"]![0]!["file_name"] = "1.png");

        var refusal = Assert.Throws<InvalidDataException>(() => GoldenSet.Read(_folder));

        Assert.EndsWith("names a picture twice", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Oversized_annotations_are_refused_unread()
    {
        using (var file = File.OpenWrite(Path.Combine(_folder, LabelledPicture.FileName)))
        {
            file.SetLength(9 * 1024 * 1024);
        }

        Assert.Contains("at most 8388608 are allowed", Assert.Throws<InvalidDataException>(() => GoldenSet.Read(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_for_other_pictures_are_refused()
    {
        var file = Path.Combine(_folder, GoldenSet.AnswersName);
        File.WriteAllText(file, File.ReadAllText(file).Replace("1.png", "7.png", StringComparison.Ordinal));

        var refusal = Assert.Throws<InvalidDataException>(() => GoldenSet.Read(_folder).ReadAnswers(Manifest.Classes));

        Assert.Equal($"{file} does not answer for the pictures that annotations.json names", refusal.Message);
    }

    public void Dispose() => _model.Dispose();

    private void ChangeAnnotations(Action<JsonNode> change)
    {
        var file = Path.Combine(_folder, LabelledPicture.FileName);
        var document = JsonNode.Parse(File.ReadAllText(file))!;
        change(document);
        File.WriteAllText(file, document.ToJsonString());
    }
}

using System.CommandLine;
using System.Text.Json;
using OpenCvSharp;
using ShelfEdge.Service.Commands;
using ShelfEdge.Service.Commands.Detect;
using ShelfEdge.Testing.Modelling;
using ShelfEdge.Testing.Onnx;

namespace ShelfEdge.Service.Tests.Commands.Detect;

public sealed class DetectCommandTests : IDisposable
{
    private static readonly Core.Modelling.ModelManifest Manifest = SampleManifest.Create(classes: ["blue", "green"]);

    private readonly string _folder = Directory.CreateTempSubdirectory("shelfedge-detect-").FullName;
    private readonly ModelDirectory _model = ModelDirectory.Create(Manifest, BrightCells.Build(Manifest).ToModel());

    [Fact]
    public void Detections_are_written_in_pixels_of_the_picture()
    {
        // Halved into the model input of 64x64 with 8 rows of padding above: cells of 8 are squares of 16 in the picture.
        DrawPicture("b.png", 128, 96, new Rect(32, 16, 16, 16), new Scalar(0, 255, 0));
        DrawPicture("a.png", 64, 64, new Rect(8, 40, 8, 8), new Scalar(255, 0, 0));

        var (exitCode, output, error) = Run(_folder, "--out", File("list.json"));

        Assert.Equal(ExitCode.Done, exitCode);
        Assert.Empty(error);
        Assert.StartsWith("sample 0.1.0, score 0.4 and above: 2 detections in 2 pictures", output, StringComparison.Ordinal);
        var entries = ReadList("list.json");
        Assert.Equal(
            [("a.png", "blue", "8,40,8,8"), ("b.png", "green", "32,16,16,16")],
            entries.Select(e => (e.FileName, e.Category, string.Join(",", e.Bbox))));
        Assert.All(entries, e => Assert.Equal(1, e.Score, 1e-5f));
    }

    [Fact]
    public void List_has_the_keys_of_the_results_format()
    {
        DrawPicture("a.png", 64, 64, new Rect(8, 40, 8, 8), Scalar.White);

        Run(File("a.png"), "--out", File("list.json"));

        using var document = JsonDocument.Parse(System.IO.File.ReadAllText(File("list.json")));
        var keys = Assert.Single(document.RootElement.EnumerateArray()).EnumerateObject().Select(property => property.Name);
        Assert.Equal(["file_name", "bbox", "score", "category"], keys);
    }

    [Fact]
    public void Ids_of_the_annotations_go_into_the_list()
    {
        DrawPicture("a.png", 64, 64, new Rect(8, 40, 8, 8), Scalar.White);
        DrawPicture("b.png", 64, 64, new Rect(8, 40, 8, 8), Scalar.White);
        System.IO.File.WriteAllText(File("annotations.json"), """
            { "images": [{ "id": 7, "file_name": "images/a.png", "width": 64 }], "annotations": [] }
            """);

        var (exitCode, _, error) = Run(_folder, "--out", File("list.json"), "--annotations", File("annotations.json"));

        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Equal($"{File("b.png")}: the annotations do not name this picture", error.Trim());
        var entry = Assert.Single(ReadList("list.json"));
        Assert.Equal((7L, "a.png"), (entry.ImageId, entry.FileName));
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("""{ "pictures": [] }""")]
    [InlineData("""{ "images": [{ "id": 1 }] }""")]
    [InlineData("""{ "images": [{ "id": 1, "file_name": "x/a.png" }, { "id": 2, "file_name": "y/a.png" }] }""")]
    public void File_that_is_no_annotation_file_is_refused(string content)
    {
        DrawPicture("a.png", 64, 64, new Rect(8, 40, 8, 8), Scalar.White);
        System.IO.File.WriteAllText(File("annotations.json"), content);

        var (exitCode, _, error) = Run(_folder, "--out", File("list.json"), "--annotations", File("annotations.json"));

        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains("annotations.json", error, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(File("list.json")));
    }

    [Fact]
    public void Annotations_without_a_list_are_refused() =>
        Assert.NotEmpty(DetectCommand.Create().Parse([_folder, "--annotations", "a.json"]).Errors);

    [Fact]
    public void Unreadable_picture_is_named_and_the_others_go_on()
    {
        DrawPicture("a.png", 64, 64, new Rect(8, 40, 8, 8), Scalar.White);
        System.IO.File.WriteAllText(File("broken.jpg"), "no picture");

        var (exitCode, output, error) = Run(_folder, File("missing.png"), "--out", File("list.json"));

        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains("1 detections in 1 pictures", output, StringComparison.Ordinal);
        Assert.Contains("broken.jpg", error, StringComparison.Ordinal);
        Assert.Contains("missing.png", error, StringComparison.Ordinal);
        Assert.Equal("a.png", Assert.Single(ReadList("list.json")).FileName);
    }

    [Fact]
    public void Second_picture_of_the_same_name_is_left_out_and_named()
    {
        Directory.CreateDirectory(File("other"));
        DrawPicture("a.png", 64, 64, new Rect(8, 40, 8, 8), Scalar.White);
        DrawPicture("other/a.png", 64, 64, new Rect(8, 8, 8, 8), Scalar.White);

        var (exitCode, _, error) = Run(File("a.png"), File("other/a.png"), "--out", File("list.json"));

        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains(File("other/a.png"), error, StringComparison.Ordinal);
        Assert.Equal([8, 40, 8, 8], Assert.Single(ReadList("list.json")).Bbox);
    }

    [Fact]
    public void Folder_without_pictures_is_a_failure()
    {
        var (exitCode, _, error) = Run(_folder);

        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains($"{_folder}: holds no picture", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Score_replaces_the_threshold_of_the_model()
    {
        DrawPicture("a.png", 64, 64, new Rect(8, 40, 8, 8), new Scalar(64, 0, 0));

        Assert.Contains("score 0.4 and above: 0 detections", Run(_folder).Output, StringComparison.Ordinal);
        Assert.Contains("score 0.2 and above: 1 detections", Run(_folder, "--score", "0.2").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Annotated_picture_shows_the_box()
    {
        DrawPicture("a.png", 128, 96, new Rect(32, 48, 16, 16), Scalar.White);

        var (exitCode, _, _) = Run(_folder, "--draw", File("drawn"));

        Assert.Equal(ExitCode.Done, exitCode);
        using var before = Cv2.ImRead(File("a.png"));
        using var after = Cv2.ImRead(File("drawn/a.png.jpg"));
        Assert.Equal(before.Size(), after.Size());
        Assert.True(Difference(before, after, new Rect(31, 47, 18, 18)) > 20);
        Assert.True(Difference(before, after, new Rect(100, 0, 28, 96)) < 3);
    }

    [Fact]
    public void Drawing_never_replaces_the_original()
    {
        DrawPicture("a.jpg", 64, 64, new Rect(8, 40, 8, 8), Scalar.White);
        var original = System.IO.File.ReadAllBytes(File("a.jpg"));

        var (exitCode, _, error) = Run(_folder, "--draw", _folder);

        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains("would replace it", error, StringComparison.Ordinal);
        Assert.Equal(original, System.IO.File.ReadAllBytes(File("a.jpg")));
    }

    [Fact]
    public void Refused_model_fails_with_the_reason_and_leaves_no_list()
    {
        DrawPicture("a.png", 64, 64, new Rect(8, 40, 8, 8), Scalar.White);
        _model.Write(Manifest.File, [1, 2, 3]);

        var (exitCode, _, error) = Run(_folder, "--out", File("list.json"));

        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains("has the SHA-256", error, StringComparison.Ordinal);
        Assert.Equal([File("a.png")], Directory.GetFiles(_folder));
    }

    [Fact]
    public void List_that_cannot_be_written_fails_with_the_reason()
    {
        DrawPicture("a.png", 64, 64, new Rect(8, 40, 8, 8), Scalar.White);

        var (exitCode, _, error) = Run(_folder, "--out", File("no/such/list.json"));

        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains("list.json", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_as_json_names_every_stage()
    {
        DrawPicture("a.png", 64, 64, new Rect(8, 40, 8, 8), Scalar.White);

        var report = JsonSerializer.Deserialize(Run(_folder, "--json").Output, DetectJsonContext.Default.DetectReport)!;

        Assert.Equal((1, 1, 0L), (report.Pictures, report.Detections, report.CutPictures));
        Assert.Equal(["read", "letterbox", "inference", "decode"], report.Stages.Select(stage => stage.Stage));
        Assert.All(report.Stages, stage => Assert.True(stage.MedianMs > 0 && stage.P95Ms >= stage.MedianMs));
    }

    [Theory]
    [InlineData("--tiles", "319")]
    [InlineData("--tiles", "4097")]
    [InlineData("--tiles", "x")]
    [InlineData("--score", "0")]
    [InlineData("--score", "1.1")]
    [InlineData("--score", "much")]
    [InlineData("--threads", "65")]
    [InlineData("--threads", "-1")]
    [InlineData("--threads", "two")]
    public void Wrong_option_is_refused_before_anything_is_done(string option, string value) =>
        Assert.NotEmpty(DetectCommand.Create().Parse([_folder, option, value]).Errors);

    [Fact]
    public void Path_is_needed() => Assert.NotEmpty(DetectCommand.Create().Parse([]).Errors);

    public void Dispose()
    {
        _model.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static double Difference(Mat before, Mat after, Rect part)
    {
        using var first = new Mat(before, part);
        using var second = new Mat(after, part);
        return Cv2.Norm(first, second, NormTypes.L1) / (part.Width * part.Height * 3);
    }

    private string File(string name) => Path.Combine(_folder, name);

    private void DrawPicture(string name, int width, int height, Rect lit, Scalar colour)
    {
        using var picture = new Mat(height, width, MatType.CV_8UC3, Scalar.Black);
        picture.Rectangle(lit, colour, Cv2.FILLED);
        Assert.True(Cv2.ImWrite(File(name), picture));
    }

    private List<PictureDetection> ReadList(string name)
    {
        using var document = JsonDocument.Parse(System.IO.File.ReadAllText(File(name)));
        return [.. document.RootElement.EnumerateArray().Select(e => e.Deserialize(DetectJsonContext.Default.PictureDetection)!)];
    }

    private (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = DetectCommand.Create()
            .Parse([.. arguments, "--model", _model.Path, "--threads", "1"])
            .Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exitCode, output.ToString(), error.ToString());
    }
}

using System.CommandLine;
using System.Text.Json;
using OpenCvSharp;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Service.Commands;
using ShelfEdge.Service.Commands.Detect;
using ShelfEdge.Service.Commands.Gallery;
using ShelfEdge.Testing.Capture;
using ShelfEdge.Testing.Modelling;
using ShelfEdge.Testing.Onnx;

namespace ShelfEdge.Service.Tests.Commands.Gallery;

public sealed class GalleryCommandTests : IDisposable
{
    private static readonly Core.Modelling.ModelManifest DetectorManifest = SampleManifest.Create(classes: ["bright"], strides: [16]);

    private readonly TestFolder _folder = new();
    private readonly ModelDirectory _recognizer = ColourPatches.CreateDirectory();
    private readonly ModelDirectory _detector = ModelDirectory.Create(DetectorManifest, BrightCells.Build(DetectorManifest).ToModel());

    private string GalleryPath => PathOf("gallery.bin");

    [Fact]
    public void Photographs_are_recognized_by_those_that_were_added()
    {
        Draw("red-1.png", new Scalar(0, 0, 200));
        Draw("red-2.png", new Scalar(10, 10, 240));
        Draw("blue.png", new Scalar(200, 0, 0));
        Draw("green.png", new Scalar(0, 200, 0));

        Assert.Equal(ExitCode.Done, Run("add", "--sku", "cola", PathOf("red-1.png"), PathOf("red-2.png")).ExitCode);
        var (exitCode, output, error) = Run("add", "--sku", "tea", PathOf("blue.png"), "--json");
        Assert.Equal((ExitCode.Done, ""), (exitCode, error));
        using var change = JsonDocument.Parse(output);
        Assert.Equal(
            ("tea", 1, 0, 2, 3),
            (change.RootElement.GetProperty("sku").GetString(), Number(change, "added"), Number(change, "removed"),
                Number(change, "skus"), Number(change, "vectors")));

        using var matches = JsonDocument.Parse(Run("test", PathOf("red-2.png"), PathOf("blue.png"), PathOf("green.png"), "--json").Output);

        Assert.Equal(
            ["cola", "tea", "unknown"],
            matches.RootElement.EnumerateArray().Select(match =>
                match.TryGetProperty("sku", out var sku) ? sku.GetString() : match.GetProperty("identity").GetString()));
        Assert.Equal(1, matches.RootElement[0].GetProperty("score").GetSingle(), 1e-4f);
        Assert.Equal("tea", matches.RootElement[0].GetProperty("runnerUp").GetString());
    }

    [Fact]
    public void List_and_remove_say_what_is_in_the_gallery()
    {
        Draw("red.png", new Scalar(0, 0, 200));
        Run("add", "--sku", "cola", PathOf("red.png"), PathOf("red.png"));
        Run("add", "--sku", "tea", PathOf("red.png"));

        var listed = Run("list").Output.Split('\n');
        Assert.Equal(("cola  2", "tea   1"), (listed[0].Trim(), listed[1].Trim()));

        Assert.StartsWith("cola: 0 added, 2 removed;", Run("remove", "--sku", "cola").Output, StringComparison.Ordinal);
        Assert.Equal(["tea"], GalleryFile.Read(File.ReadAllBytes(GalleryPath)).Skus.Select(sku => sku.Value));

        var before = File.ReadAllBytes(GalleryPath);
        var (exitCode, _, error) = Run("remove", "--sku", "cola");
        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Equal($"{GalleryPath}: has no references of cola", error.Trim());
        Assert.Equal(before, File.ReadAllBytes(GalleryPath));
    }

    [Fact]
    public void When_a_photograph_cannot_be_used_every_reason_is_named_and_nothing_is_added()
    {
        Draw("red.png", new Scalar(0, 0, 200));
        Run("add", "--sku", "cola", PathOf("red.png"));
        var before = File.ReadAllBytes(GalleryPath);
        File.WriteAllText(PathOf("broken.png"), "no picture");

        var (exitCode, output, error) = Run(
            "add", "--sku", "cola", PathOf("red.png"), PathOf("missing.png"), PathOf("broken.png"), "--box", "0,0,10,10");

        Assert.Equal((ExitCode.Failed, ""), (exitCode, output));
        Assert.Contains("missing.png", error, StringComparison.Ordinal);
        Assert.Contains("broken.png", error, StringComparison.Ordinal);
        Assert.Contains("Nothing was added.", error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(GalleryPath));
        Assert.Equal(["gallery.bin"], Directory.EnumerateFiles(_folder.Path, "gallery*").Select(Path.GetFileName));
    }

    [Fact]
    public void Photograph_of_which_the_model_makes_nothing_is_refused()
    {
        Draw("black.png", Scalar.Black);

        var (exitCode, _, error) = Run("add", "--sku", "cola", PathOf("black.png"));

        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains("A vector has no direction", error, StringComparison.Ordinal);
        Assert.False(File.Exists(GalleryPath));
    }

    [Fact]
    public void Box_and_detection_say_which_part_is_the_product()
    {
        Draw("red.png", new Scalar(0, 0, 200));
        Draw("white.png", Scalar.White);
        Draw("scene.png", new Scalar(0, 0, 90), new Rect(16, 16, 32, 32), Scalar.White);
        Run("add", "--sku", "cola", PathOf("red.png"));
        Run("add", "--sku", "milk", PathOf("white.png"));

        Assert.Contains(": milk 1.000", Run("test", PathOf("scene.png"), "--box", "16,16,32,32").Output, StringComparison.Ordinal);
        Assert.Contains(": milk 1.000", Run("test", PathOf("scene.png"), "--detect").Output, StringComparison.Ordinal);
        Assert.Contains(": cola 1.000", Run("test", PathOf("scene.png"), "--box", "0,0,16,64").Output, StringComparison.Ordinal);
        var outside = Run("test", PathOf("scene.png"), "--box", "64,0,10,10");
        Assert.Equal(ExitCode.Failed, outside.ExitCode);
        Assert.Contains("the box lies outside the photograph of 64x64 pixels", outside.Error, StringComparison.Ordinal);
        Assert.Contains("no product was detected", Run("test", PathOf("red.png"), "--detect").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Detections_at_a_position_become_references_of_the_sku_planned_there()
    {
        Draw("camera.png", new Scalar(0, 0, 60), new Rect(16, 16, 16, 32), new Scalar(255, 255, 0));
        File.WriteAllBytes(PathOf("planogram.json"), PlanogramFile.Write(Plan()));

        var (exitCode, output, error) = Run(
            "add", "--camera-image", PathOf("camera.png"), "--planogram", PathOf("planogram.json"), "--position", "left");

        Assert.Equal((ExitCode.Done, ""), (exitCode, error));
        Assert.StartsWith("cola: 2 added", output, StringComparison.Ordinal);

        var nothing = Run("add", "--camera-image", PathOf("camera.png"), "--planogram", PathOf("planogram.json"), "--position", "right");
        Assert.Equal(ExitCode.Failed, nothing.ExitCode);
        Assert.Contains("nothing was detected at position right", nothing.Error, StringComparison.Ordinal);
        var unplanned = Run("add", "--camera-image", PathOf("camera.png"), "--planogram", PathOf("planogram.json"), "--position", "top");
        Assert.Contains("there is no position top", unplanned.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Gallery_of_another_model_is_refused_and_left_as_it_is()
    {
        Draw("red.png", new Scalar(0, 0, 200));
        var other = GalleryFile.Write(Core.Recognition.Gallery.Empty(new string('a', 64), 24).With(new Sku("cola"), Enumerable.Repeat(1f, 24).ToArray()));
        File.WriteAllBytes(GalleryPath, other);

        foreach (var (exitCode, _, error) in new[] { Run("add", "--sku", "tea", PathOf("red.png")), Run("test", PathOf("red.png")) })
        {
            Assert.Equal(ExitCode.Failed, exitCode);
            Assert.Contains("its vectors are of the model with SHA-256 aaaaaaaaaaaa...", error, StringComparison.Ordinal);
        }

        Assert.Equal(other, File.ReadAllBytes(GalleryPath));
    }

    [Theory]
    [InlineData("list")]
    [InlineData("test photo.png")]
    [InlineData("remove --sku cola")]
    public void Damaged_and_missing_galleries_are_named(string arguments)
    {
        Assert.Equal(ExitCode.Failed, Run(arguments.Split(' ')).ExitCode);
        Assert.False(File.Exists(GalleryPath));
        File.WriteAllText(GalleryPath, "something else");

        var (exitCode, _, error) = Run(arguments.Split(' '));

        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains($"{GalleryPath} is no gallery", error, StringComparison.Ordinal);
        Assert.Equal("something else", File.ReadAllText(GalleryPath));
    }

    [Theory]
    [InlineData("add --sku cola")]
    [InlineData("add photo.png")]
    [InlineData("add --sku a/b photo.png")]
    [InlineData("add --sku cola photo.png --box 1,2,3")]
    [InlineData("add --sku cola photo.png --box 1,2,0,5")]
    [InlineData("add --sku cola photo.png --box 1,2,5,5 --detect")]
    [InlineData("add --camera-image a.png --position left")]
    [InlineData("add --sku cola photo.png --camera-image a.png --position left --planogram p.json")]
    [InlineData("remove")]
    [InlineData("test")]
    public void Wrong_command_line_is_refused(string arguments) =>
        Assert.NotEmpty(GalleryCommand.Create().Parse(arguments.Split(' ')).Errors);

    [Fact]
    public void Detect_says_which_sku_each_box_shows()
    {
        Draw("white.png", Scalar.White);
        Draw("scene.png", Scalar.Black, new Rect(16, 16, 16, 16), Scalar.White);
        Run("add", "--sku", "milk", PathOf("white.png"));
        using var error = new StringWriter();

        var exitCode = DetectCommand.Create()
            .Parse([
                PathOf("scene.png"), "--out", PathOf("list.json"), "--recognize", "--gallery", GalleryPath, "--recognizer", _recognizer.Path,
                "--model", _detector.Path,
            ])
            .Invoke(new InvocationConfiguration { Error = error, Output = TextWriter.Null });

        Assert.Equal((ExitCode.Done, ""), (exitCode, error.ToString()));
        using var list = JsonDocument.Parse(File.ReadAllText(PathOf("list.json")));
        var entry = Assert.Single(list.RootElement.EnumerateArray());
        Assert.Equal(("sku", "milk"), (entry.GetProperty("identity").GetString(), entry.GetProperty("sku").GetString()));
        Assert.Equal(1, entry.GetProperty("sku_score").GetSingle(), 1e-4f);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _recognizer.Dispose();
        _detector.Dispose();
    }

    private static int Number(JsonDocument document, string name) => document.RootElement.GetProperty(name).GetInt32();

    private static Planogram Plan()
    {
        var camera = new CameraId("camera-1");
        Position At(string id, string sku, Box zone) => new(
            new PositionId(id), new ShelfId("shelf"), new Sku(sku), camera, Polygon.FromBox(zone), Capacity: 4, LowThreshold: 1);
        return new Planogram(
            [new PlanogramCamera(camera, 64, 64)],
            [new Shelf(new ShelfId("shelf"), "Shelf")],
            [new Product(new Sku("cola"), "Cola"), new Product(new Sku("tea"), "Tea")],
            [At("left", "cola", new Box(0, 0, 32, 64)), At("right", "tea", new Box(32, 0, 64, 64))]);
    }

    private string PathOf(string name) => Path.Combine(_folder.Path, name);

    private void Draw(string name, Scalar background, Rect? box = null, Scalar colour = default)
    {
        using var picture = new Mat(64, 64, MatType.CV_8UC3, background);
        if (box is { } part)
        {
            picture.Rectangle(part, colour, Cv2.FILLED);
        }

        Cv2.ImWrite(PathOf(name), picture);
    }

    private (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        string[] models = arguments[0] is "add" or "test" ? ["--model", _detector.Path] : [];
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = GalleryCommand.Create()
            .Parse([.. arguments, "--gallery", GalleryPath, "--recognizer", _recognizer.Path, .. models])
            .Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exitCode, output.ToString(), error.ToString());
    }
}

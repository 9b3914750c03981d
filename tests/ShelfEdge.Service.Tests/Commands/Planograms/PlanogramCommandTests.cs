using System.CommandLine;
using System.Text.Json;
using OpenCvSharp;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Service.Commands;
using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Testing.Capture;
using ShelfEdge.Testing.Modelling;
using ShelfEdge.Testing.Onnx;

namespace ShelfEdge.Service.Tests.Commands.Planograms;

/// <summary><c>shelfedge planogram</c> on a row of eight lit cells of which one is dark.</summary>
public sealed class PlanogramCommandTests : IDisposable
{
    private static readonly Core.Modelling.ModelManifest Manifest = SampleManifest.Create(classes: ["product"], strides: [8]);

    private readonly TestFolder _folder = new();
    private readonly ModelDirectory _model = ModelDirectory.Create(Manifest, BrightCells.Build(Manifest).ToModel());

    public PlanogramCommandTests()
    {
        using var picture = new Mat(128, 128, MatType.CV_8UC3, Scalar.Black);
        for (var column = 0; column < 8; column++)
        {
            if (column != 4)
            {
                picture.Rectangle(new Rect(column * 16, 32, 16, 16), Scalar.White, Cv2.FILLED);
            }
        }

        Cv2.ImWrite(PathOf("row.png"), picture);
        File.WriteAllText(PathOf("planogram.json"), """
            {
              "schema": 1,
              "cameras": [{ "id": "cam", "widthPixels": 128, "heightPixels": 128 }],
              "shelves": [{ "id": "s", "name": "Shelf" }],
              "products": [{ "sku": "tea", "name": "Tea", "brand": "Leaf" }],
              "positions": [
                { "id": "left", "shelf": "s", "sku": "tea", "camera": "cam", "zone": [[0, 24], [64, 24], [64, 56], [0, 56]], "facings": { "wide": 4 }, "lowThreshold": 1 },
                { "id": "right", "shelf": "s", "sku": "tea", "camera": "cam", "zone": [[64, 24], [128, 24], [128, 56], [64, 56]], "facings": { "wide": 4 }, "lowThreshold": 1 }
              ]
            }
            """);
    }

    [Fact]
    public void Propose_writes_a_planogram_with_one_view_and_draws_it()
    {
        var (exitCode, _, error) = Propose("--camera", PathOf("row.png"), "--as", "cam", "--out", PathOf("new.json"), "--draw", PathOf("drawn.jpg"));

        Assert.Equal(ExitCode.Done, exitCode);
        Assert.StartsWith("1 shelves, 1 positions, 8 facings proposed for cam.", error, StringComparison.Ordinal);
        var planogram = PlanogramFile.Read(File.ReadAllBytes(PathOf("new.json"))).Planogram!;
        Assert.Equal([new PlanogramCamera(new CameraId("cam"), 128, 128)], planogram.Cameras);
        Assert.Equal(("cam-s1-1", 8), (planogram.Positions.Single().Id.Value, planogram.Positions.Single().Capacity));
        Assert.True(new FileInfo(PathOf("drawn.jpg")).Length > 0);
    }

    [Fact]
    public void Propose_adds_a_view_to_a_planogram_once()
    {
        Assert.Equal(ExitCode.Done, Propose("--camera", PathOf("row.png"), "--into", PathOf("planogram.json"), "--out", PathOf("both.json")).ExitCode);
        var (exitCode, _, error) = Propose("--camera", PathOf("row.png"), "--into", PathOf("both.json"));

        Assert.Equal(2, PlanogramFile.Read(File.ReadAllBytes(PathOf("both.json"))).Planogram!.Cameras.Length);
        Assert.Equal((ExitCode.Failed, $"{PathOf("both.json")}: has a camera 'camera-1' already"), (exitCode, error.Trim()));
    }

    [Fact]
    public void Propose_takes_a_picture_with_a_camera_whose_store_has_no_planogram_yet()
    {
        using var store = new TestStore();
        File.Copy(PathOf("row.png"), Path.Combine(store.Folder, "frames", "0.png"), overwrite: true);
        File.Copy(PathOf("row.png"), Path.Combine(store.Folder, "frames", "1.png"), overwrite: true);
        File.Delete(Path.Combine(store.Folder, "planogram.json"));
        var config = store.Save().FullName;

        var (exitCode, output, _) = Propose("--camera", TestStore.Camera, "--config", config);
        Assert.Equal(ExitCode.Done, exitCode);
        Assert.Equal(TestStore.Camera, PlanogramFile.Read(System.Text.Encoding.UTF8.GetBytes(output)).Planogram!.Cameras.Single().Id.Value);

        var (failed, _, error) = Propose("--camera", "camera-9", "--config", config);
        Assert.Equal(ExitCode.Failed, failed);
        Assert.Contains("'camera-9' is neither a picture nor a camera of", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_says_what_is_not_right_and_fails()
    {
        var (exitCode, output, error) = Check();

        Assert.Equal((ExitCode.Failed, ""), (exitCode, error));
        Assert.Equal(
            ["row.png: 1 of 2 positions are right", "right (tea): facings short, 3 of 4", "brand Leaf: 100.0 % of the shelf"],
            output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

        using var json = JsonDocument.Parse(Check("--json").Output);
        var positions = json.RootElement[0].GetProperty("compliance").GetProperty("positions");
        Assert.Equal(
            ["right", "facingsShort"], positions.EnumerateArray().Select(position => position.GetProperty("state").GetString()));
    }

    [Fact]
    public void Check_answers_as_the_retired_service_did()
    {
        using var json = JsonDocument.Parse(Check("--azure").Output);

        var labels = json.RootElement.GetProperty("matchedResultsPerPosition").EnumerateArray().Select(result =>
            (result.GetProperty("positionId").GetString(), result.GetProperty("detectedObject").GetProperty("classifications")[0].GetProperty("label").GetString()));
        Assert.Equal(
            [
                ("left.1", "tea"), ("left.2", "tea"), ("left.3", "tea"), ("left.4", "tea"),
                ("right.1", "gap"), ("right.2", "tea"), ("right.3", "tea"), ("right.4", "tea"),
            ],
            labels);
    }

    [Fact]
    public void Check_names_pictures_and_cameras_that_there_are_not()
    {
        Assert.Contains("missing.png", Check(PathOf("missing.png")).Error, StringComparison.Ordinal);
        Assert.Equal("The planogram has no camera 'x'; it has cam.", Check("--camera", "x").Error.Trim());
    }

    [Fact]
    public void What_is_exported_can_be_imported()
    {
        Assert.Equal(ExitCode.Done, Run(
            "export", "--planogram", PathOf("planogram.json"), "--azure", PathOf("azure.json"), "--products", PathOf("products.csv"),
            "--positions", PathOf("positions.csv")).ExitCode);

        var tables = Run(
            "import", "--products", PathOf("products.csv"), "--positions", PathOf("positions.csv"), "--camera", "cam", "--size", "128x128");
        var drawing = Run("import", "--azure", PathOf("azure.json"), "--group", "--camera", "cam", "--size", "128x128");

        var original = PlanogramFile.Read(File.ReadAllBytes(PathOf("planogram.json"))).Planogram!;
        Assert.Equal((ExitCode.Done, ""), (tables.ExitCode, tables.Error));
        Assert.Equal(original.Positions, PlanogramFile.Read(System.Text.Encoding.UTF8.GetBytes(tables.Output)).Planogram!.Positions);
        Assert.Equal((ExitCode.Done, ""), (drawing.ExitCode, drawing.Error));
        Assert.Equal(original.Positions, PlanogramFile.Read(System.Text.Encoding.UTF8.GetBytes(drawing.Output)).Planogram!.Positions);
    }

    [Fact]
    public void Import_names_every_mistake_and_leaves_the_old_file()
    {
        File.WriteAllText(PathOf("products.csv"), "sku,price\ntea,cheap\n");
        File.WriteAllText(PathOf("out.json"), "old");

        var (exitCode, _, error) = Run("import", "--products", PathOf("products.csv"), "--out", PathOf("out.json"));

        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Equal(
            [
                $"{PathOf("products.csv")}:2: price: \"cheap\" is not a number; write it like 12 or 1.25",
                $"{PathOf("products.csv")}:2: name: is empty; it must be a string",
            ],
            error.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("old", File.ReadAllText(PathOf("out.json")));
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "--azure", "a.json")]
    [InlineData("import", "--azure", "a.json", "--products", "b.csv", "--camera", "c", "--size", "64x64")]
    [InlineData("import", "--products", "b.csv", "--group")]
    [InlineData("import", "--azure", "a.json", "--camera", "c", "--size", "64by64")]
    [InlineData("import", "--azure", "a.json", "--camera", "c", "--size", "64x64", "--corners", "0,0 0,9 9,9 9,0")]
    [InlineData("export", "--planogram", "p.json")]
    [InlineData("propose")]
    [InlineData("propose", "--camera", "x.jpg", "--as", "a b")]
    [InlineData("check", "x.jpg", "--azure", "--json")]
    [InlineData("check", "x.jpg", "--gallery", "g.bin")]
    public void A_wrong_command_line_is_refused(params string[] arguments) =>
        Assert.NotEmpty(CommandLine.Create().Parse(["planogram", .. arguments]).Errors);

    public void Dispose()
    {
        _model.Dispose();
        _folder.Dispose();
    }

    private string PathOf(string name) => Path.Combine(_folder.Path, name);

    private (int ExitCode, string Output, string Error) Propose(params string[] options) =>
        Run(["propose", "--model", _model.Path, "--threads", "1", .. options]);

    private (int ExitCode, string Output, string Error) Check(params string[] options) =>
        Run(["check", PathOf("row.png"), "--planogram", PathOf("planogram.json"), "--model", _model.Path, "--threads", "1", .. options]);

    private static (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = CommandLine.Create().Parse(["planogram", .. arguments])
            .Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exitCode, output.ToString(), error.ToString());
    }
}

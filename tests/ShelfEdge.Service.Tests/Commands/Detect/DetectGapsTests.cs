using System.CommandLine;
using System.Text.Json;
using OpenCvSharp;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Service.Commands;
using ShelfEdge.Testing.Modelling;
using ShelfEdge.Testing.Onnx;

namespace ShelfEdge.Service.Tests.Commands.Detect;

/// <summary><c>shelfedge detect --gaps</c> on a row of lit cells of which one is dark.</summary>
public sealed class DetectGapsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shelfedge-gaps-").FullName;

    [Theory]
    [InlineData("product")]
    [InlineData("other")] // no class of the model is called product: all count
    public void Gap_is_written_with_its_neighbours(string className)
    {
        DrawRow();

        var (exitCode, output, error) = Run([className], "--gaps", File("gaps.json"), "--draw", File("drawn"));

        Assert.Equal((ExitCode.Done, ""), (exitCode, error));
        Assert.Contains("1 gaps between them", output, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(System.IO.File.ReadAllText(File("gaps.json")));
        Assert.Equal(1, document.RootElement.GetArrayLength());
        var gap = document.RootElement[0];
        Assert.Equal("row.png", gap.GetProperty("file_name").GetString());
        Assert.Equal("gap", gap.GetProperty("category").GetString());
        Assert.Equal([48f, 32f, 16f, 16f], Numbers(gap, "left"));
        Assert.Equal([80f, 32f, 16f, 16f], Numbers(gap, "right"));
        Assert.Equal(1, gap.GetProperty("facings").GetSingle(), 1e-5f);
        Assert.InRange(gap.GetProperty("score").GetSingle(), 0.01f, 1);
        var box = Numbers(gap, "bbox");
        Assert.Equal([64.64f, 14.72f], [box[0], box[2]], (a, b) => MathF.Abs(a - b) < 0.01f);
        Assert.True(System.IO.File.Exists(File("drawn/row.png.jpg")));
    }

    [Fact]
    public void Gap_that_the_model_saw_is_taken_as_it_is()
    {
        DrawRow();
        using (var picture = Cv2.ImRead(File("row.png")))
        {
            picture.Rectangle(new Rect(64, 32, 16, 16), new Scalar(0, 0, 153), Cv2.FILLED); // red: channel 2 at .6
            picture.Rectangle(new Rect(32, 96, 16, 16), new Scalar(0, 0, 51), Cv2.FILLED); // .2, below the threshold
            Cv2.ImWrite(File("row.png"), picture);
        }

        var manifest = SampleManifest.Create(strides: [8]) with
        {
            Output = new ShelfEdgeOutput("scores", "distances", [8], "gaps"),
            Thresholds = new ModelThresholds(Score: 0.4f, Overlap: 0.5f, Gap: 0.5f),
        };
        // Every product is white and lights channel 2 as well: those stretches are gaps of this model too, wholly sure.
        Run(manifest, "--gaps", File("gaps.json"));

        using var document = JsonDocument.Parse(System.IO.File.ReadAllText(File("gaps.json")));
        var gap = Assert.Single(document.RootElement.EnumerateArray(), entry => entry.GetProperty("score").GetSingle() < 0.99f);
        Assert.Equal(0.6f, gap.GetProperty("score").GetSingle(), 1e-3f);
        Assert.Equal([64f, 32f, 16f, 16f], Numbers(gap, "bbox"));
        Assert.Equal([48f, 32f, 16f, 16f], Numbers(gap, "left"));
        Assert.Equal([80f, 32f, 16f, 16f], Numbers(gap, "right"));
        Assert.Equal(8, document.RootElement.GetArrayLength());
    }

    [Fact]
    public void Only_products_make_a_row()
    {
        DrawRow();

        // The lit cells are white, so that the first class wins, which is not the product.
        Run(["tag", "product"], "--gaps", File("gaps.json"));

        Assert.Equal("[]", System.IO.File.ReadAllText(File("gaps.json")));
    }

    [Fact]
    public void Ids_of_the_annotations_go_into_the_list_of_gaps()
    {
        DrawRow();
        System.IO.File.WriteAllText(File("annotations.json"), """{ "images": [{ "id": 7, "file_name": "row.png" }] }""");

        Run(["product"], "--gaps", File("gaps.json"), "--annotations", File("annotations.json"));

        using var document = JsonDocument.Parse(System.IO.File.ReadAllText(File("gaps.json")));
        Assert.Equal(7, document.RootElement[0].GetProperty("image_id").GetInt32());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static float[] Numbers(JsonElement entry, string key) =>
        [.. entry.GetProperty(key).EnumerateArray().Select(number => number.GetSingle())];

    // Twice the model input of 64x64: a cell of 8 is a square of 16.
    private void DrawRow()
    {
        using var picture = new Mat(128, 128, MatType.CV_8UC3, Scalar.Black);
        for (var column = 0; column < 8; column++)
        {
            if (column != 4)
            {
                picture.Rectangle(new Rect(column * 16, 32, 16, 16), Scalar.White, Cv2.FILLED);
            }
        }

        Cv2.ImWrite(File("row.png"), picture);
    }

    private string File(string name) => Path.Combine(_folder, name);

    private (int ExitCode, string Output, string Error) Run(string[] classes, params string[] options) =>
        Run(SampleManifest.Create(classes: [.. classes], strides: [8]), options);

    private (int ExitCode, string Output, string Error) Run(ModelManifest manifest, params string[] options)
    {
        using var model = ModelDirectory.Create(manifest, BrightCells.Build(manifest).ToModel());
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = CommandLine.Create()
            .Parse(["detect", File("row.png"), "--model", model.Path, "--threads", "1", .. options])
            .Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exitCode, output.ToString(), error.ToString());
    }
}

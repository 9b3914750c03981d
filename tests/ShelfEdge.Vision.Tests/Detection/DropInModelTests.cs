using OpenCvSharp;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Testing;
using ShelfEdge.Testing.Detection;
using ShelfEdge.Testing.Modelling;
using ShelfEdge.Testing.Onnx;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Vision.Tests.Detection;

/// <summary>A model made by others runs from a manifest alone.</summary>
public sealed class DropInModelTests
{
    private const string Model = "models/yolox-nano/yolox_nano.onnx";
    private const string Tobacco = "data/shelf-tobacco";

    // YOLOX-nano, COCO classes, whose names do not matter here.
    private static readonly ModelManifest Manifest = new()
    {
        Name = "yolox-nano",
        Version = "1",
        File = "model.onnx",
        Sha256 = "",
        Licence = "Apache-2.0",
        Input = new ModelInput(
            "images", 416, 416, TensorLayout.Nchw, TensorElement.Floats, ColourOrder.Bgr, Scale: 1, Pad: 114),
        Output = new YoloxOutput("output", [8, 16, 32]),
        Classes = [.. Enumerable.Range(0, 80).Select(i => $"class {i}")],
        Thresholds = new ModelThresholds(Score: 0.01f, Overlap: 0.55f),
        MaxDetections = 400,
    };

    private static readonly ModelInput Picture = SampleManifest.Create(layout: TensorLayout.Nchw).Input;

    public static TheoryData<ModelOutput, bool> Outputs { get; } = new(
        from output in (ModelOutput[])
        [
            new YoloxOutput("output", [8, 16, 32]),
            new YoloV8Output("output0", [8, 16, 32]),
            new YoloEnd2EndOutput("output0", BrightCells.CountCells(Picture)),
        ]
        from isOpen in (bool[])[false, true]
        select (output, isOpen));

    [Theory]
    [MemberData(nameof(Outputs))]
    public void Every_output_kind_finds_the_lit_cells(ModelOutput output, bool isOpen)
    {
        var manifest = SampleManifest.Create(layout: TensorLayout.Nchw, classes: ["blue", "green", "red"]) with { Output = output };
        using var model = ModelDirectory.Create(manifest, BrightCells.Build(manifest, isOpen).ToModel());

        AssertLitCellsAreFound(model);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Export_with_metadata_needs_neither_size_nor_classes_nor_strides(bool isOpen)
    {
        var whole = SampleManifest.Create(layout: TensorLayout.Nchw, classes: ["blue", "green", "red"]) with
        {
            Output = new YoloV8Output("output0", [8, 16, 32]),
        };
        var bare = Bare(whole, new YoloV8Output("output0", []));
        using var model = ModelDirectory.Create(bare, WithMetadata(BrightCells.Build(whole, isOpen)).ToModel());

        AssertLitCellsAreFound(model);
    }

    [Fact]
    public void End_to_end_export_with_metadata_needs_neither_size_nor_classes_nor_rows()
    {
        var whole = SampleManifest.Create(layout: TensorLayout.Nchw, classes: ["blue", "green", "red"]) with
        {
            Output = new YoloEnd2EndOutput("output0", BrightCells.CountCells(Picture)),
        };
        var bare = Bare(whole, new YoloEnd2EndOutput("output0", 0));
        using var model = ModelDirectory.Create(bare, WithMetadata(BrightCells.Build(whole)).ToModel());

        AssertLitCellsAreFound(model);
    }

    [Fact]
    public void Export_that_does_not_say_what_the_manifest_lacks_is_refused_with_all_that_is_missing()
    {
        var whole = SampleManifest.Create(layout: TensorLayout.Nchw) with { Output = new YoloV8Output("output0", [8, 16, 32]) };
        var bare = Bare(whole, new YoloV8Output("output0", []));
        using var model = ModelDirectory.Create(bare, BrightCells.Build(whole).ToModel());

        var refusal = Assert.Throws<ModelException>(() => Open(model));

        Assert.Equal(
            [
                "model.onnx: $.classes: is missing, and the ONNX file has no metadata 'names'",
                "model.onnx: $.output.strides: is missing, and the ONNX file has no metadata 'stride'",
            ],
            refusal.Errors);
    }

    [Fact]
    public void Yolox_of_others_finds_things_on_shelves()
    {
        Assert.SkipUnless(Repository.HasShared(Model), Repository.SharedReason(Model));
        Assert.SkipUnless(Repository.HasShared(Tobacco), Repository.SharedReason(Tobacco));
        using var folder = ModelDirectory.Create(Manifest, File.ReadAllBytes(Path.Combine(Repository.Shared, Model)));
        using var detector = OnnxDetector.Open(new DetectorOptions { ModelDirectory = folder.Path }, TimeProvider.System);
        var judge = new DetectionJudge(0.5f);

        foreach (var (picture, found) in Photographs.Detect(detector, Path.Combine(Repository.Shared, Tobacco)))
        {
            judge.Add(found, picture.Boxes);
        }

        // Class-agnostic suppression and 300 boxes gave AP50 0.376 and recall 0.650; here it is by class and up to 400.
        Assert.True(judge.Recall(0.01f) >= 0.55, $"recall {judge.Recall(0.01f):0.000}");
        Assert.True(judge.AveragePrecision() >= 0.30, $"AP50 {judge.AveragePrecision():0.000}");
    }

    private static ModelManifest Bare(ModelManifest whole, ModelOutput output) => whole with
    {
        Input = whole.Input with { WidthPixels = 0, HeightPixels = 0 },
        Output = output,
        Classes = [],
    };

    private static OnnxGraph WithMetadata(OnnxGraph graph) => graph
        .Metadata("names", "{0: 'blue', 1: 'green', 2: 'red'}")
        .Metadata("stride", "32")
        .Metadata("imgsz", "[64, 64]");

    private static OnnxDetector Open(ModelDirectory model) =>
        OnnxDetector.Open(new DetectorOptions { ModelDirectory = model.Path, Threads = 1 }, TimeProvider.System);

    // The frame is halved into the input of 64x64, so that cells of 8 are squares of 16 in the frame.
    private static void AssertLitCellsAreFound(ModelDirectory model)
    {
        using var detector = OnnxDetector.Open(
            new DetectorOptions { ModelDirectory = model.Path, Threads = 1, ScoreThreshold = 0.9 }, TimeProvider.System);
        using var frames = new Frames();
        var frame = frames.Black(128, 128);
        frame.Image.Rectangle(new Rect(16, 16, 16, 16), new Scalar(255, 0, 0), Cv2.FILLED);
        frame.Image.Rectangle(new Rect(96, 64, 16, 16), new Scalar(0, 0, 255), Cv2.FILLED);
        var found = new Core.Detection.Detection[detector.MaxDetections];
        var count = detector.Detect(frame, found, out _);

        Assert.Equal(["blue", "green", "red"], detector.Manifest.Classes);
        Assert.Equal(
            [(new Box(16, 16, 32, 32), 0), (new Box(96, 64, 112, 80), 2)],
            found[..count].OrderBy(d => d.Box.X1).Select(d => (d.Box, d.ClassIndex)));
    }
}

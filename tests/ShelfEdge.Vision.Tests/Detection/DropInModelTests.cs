using ShelfEdge.Core.Modelling;
using ShelfEdge.Testing;
using ShelfEdge.Testing.Detection;
using ShelfEdge.Testing.Modelling;
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
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Testing.Modelling;

/// <summary>
/// A model folder in the temporary directory, removed when disposed. What a manifest leaves to the ONNX file is left out.
/// </summary>
public sealed class ModelDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("shelfedge-model-").FullName;

    /// <summary>Writes the model and a manifest with its real hash.</summary>
    public static ModelDirectory Create(ModelManifest manifest, byte[] model)
    {
        var directory = new ModelDirectory();
        directory.Write(manifest.File, model);
        directory.WriteManifest(manifest with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(model)) });
        return directory;
    }

    public void WriteManifest(ModelManifest manifest) => Write("manifest.json", Encoding.UTF8.GetBytes(ToJson(manifest)));

    public void Write(string name, byte[] content) => File.WriteAllBytes(System.IO.Path.Combine(Path, name), content);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string ToJson(ModelManifest manifest)
    {
        var document = new JsonObject
        {
            ["schema"] = 1,
            ["name"] = manifest.Name,
            ["task"] = manifest.Task == ModelTask.Detection ? "detection" : "embedding",
            ["file"] = manifest.File,
            ["sha256"] = manifest.Sha256,
            ["licence"] = manifest.Licence,
            ["version"] = manifest.Version,
            ["input"] = InputJson(manifest.Input),
            ["output"] = OutputJson(manifest.Output),
            ["thresholds"] = new JsonObject { ["score"] = manifest.Thresholds.Score },
        };
        if (manifest.Task == ModelTask.Detection)
        {
            document["thresholds"]!["overlap"] = manifest.Thresholds.Overlap;
            document["maxDetections"] = manifest.MaxDetections;
        }

        if (manifest.Output is ShelfEdgeOutput { Gaps: { } gaps })
        {
            document["output"]!["gaps"] = gaps;
            document["thresholds"]!["gap"] = manifest.Thresholds.Gap;
        }

        if (!manifest.Classes.IsEmpty)
        {
            document["classes"] = new JsonArray([.. manifest.Classes.Select(name => JsonValue.Create(name))]);
        }

        return document.ToJsonString();
    }

    private static JsonObject InputJson(ModelInput input)
    {
        var document = new JsonObject
        {
            ["name"] = input.Name,
            ["layout"] = input.Layout == TensorLayout.Nchw ? "nchw" : "nhwc",
            ["type"] = input.Element == TensorElement.Bytes ? "uint8" : "float32",
            ["colour"] = input.Colour == ColourOrder.Bgr ? "bgr" : "rgb",
            ["scale"] = input.Scale,
            ["pad"] = input.Pad,
        };
        if (input.WidthPixels > 0)
        {
            document["width"] = input.WidthPixels;
            document["height"] = input.HeightPixels;
        }

        return document;
    }

    private static JsonObject OutputJson(ModelOutput output) => output switch
    {
        ShelfEdgeOutput o => new JsonObject
        {
            ["kind"] = "shelfedge",
            ["scores"] = o.Scores,
            ["distances"] = o.Distances,
            ["strides"] = Strides(o.Strides),
        },
        YoloxOutput o => new JsonObject { ["kind"] = "yolox", ["name"] = o.Name, ["strides"] = Strides(o.Strides) },
        YoloV8Output { Strides.IsEmpty: true } o => new JsonObject { ["kind"] = "yolov8", ["name"] = o.Name },
        YoloV8Output o => new JsonObject { ["kind"] = "yolov8", ["name"] = o.Name, ["strides"] = Strides(o.Strides) },
        YoloEnd2EndOutput { Rows: 0 } o => new JsonObject { ["kind"] = "yolo-end2end", ["name"] = o.Name },
        YoloEnd2EndOutput o => new JsonObject { ["kind"] = "yolo-end2end", ["name"] = o.Name, ["rows"] = o.Rows },
        EmbeddingOutput o => new JsonObject { ["kind"] = "embedding", ["name"] = o.Name, ["dimensions"] = o.Dimensions },
        _ => throw new ArgumentOutOfRangeException(nameof(output)),
    };

    private static JsonArray Strides(IEnumerable<int> strides) => new([.. strides.Select(stride => JsonValue.Create(stride))]);
}

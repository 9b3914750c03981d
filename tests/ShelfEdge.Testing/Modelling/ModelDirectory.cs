using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Testing.Modelling;

/// <summary>A model folder in the temporary directory, removed when disposed.</summary>
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
        var json = new JsonObject
        {
            ["schema"] = 1,
            ["name"] = manifest.Name,
            ["task"] = manifest.Task == ModelTask.Detection ? "detection" : "embedding",
            ["file"] = manifest.File,
            ["sha256"] = manifest.Sha256,
            ["licence"] = manifest.Licence,
            ["version"] = manifest.Version,
            ["input"] = new JsonObject
            {
                ["name"] = manifest.Input.Name,
                ["width"] = manifest.Input.WidthPixels,
                ["height"] = manifest.Input.HeightPixels,
                ["layout"] = manifest.Input.Layout == TensorLayout.Nchw ? "nchw" : "nhwc",
                ["type"] = manifest.Input.Element == TensorElement.Bytes ? "uint8" : "float32",
                ["colour"] = manifest.Input.Colour == ColourOrder.Bgr ? "bgr" : "rgb",
                ["scale"] = manifest.Input.Scale,
                ["pad"] = manifest.Input.Pad,
            },
            ["output"] = OutputJson(manifest.Output),
            ["classes"] = new JsonArray([.. manifest.Classes.Select(name => JsonValue.Create(name))]),
            ["thresholds"] = new JsonObject
            {
                ["score"] = manifest.Thresholds.Score,
                ["overlap"] = manifest.Thresholds.Overlap,
            },
            ["maxDetections"] = manifest.MaxDetections,
        };
        if (manifest.Task == ModelTask.Embedding)
        {
            json.Remove("classes");
            json.Remove("maxDetections");
            json["thresholds"]!.AsObject().Remove("overlap");
        }

        return json.ToJsonString();
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
        YoloV8Output o => new JsonObject { ["kind"] = "yolov8", ["name"] = o.Name, ["strides"] = Strides(o.Strides) },
        EmbeddingOutput o => new JsonObject { ["kind"] = "embedding", ["name"] = o.Name, ["dimensions"] = o.Dimensions },
        _ => throw new ArgumentOutOfRangeException(nameof(output)),
    };

    private static JsonArray Strides(IEnumerable<int> strides) => new([.. strides.Select(stride => JsonValue.Create(stride))]);
}

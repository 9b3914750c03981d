using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Core.Tests.Modelling;

public sealed class ModelManifestFileTests
{
    private const string Valid = """
        {
          "schema": 1,
          "name": "product-detector",
          "task": "detection",
          "file": "model.int8.onnx",
          "sha256": "ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef0123456789",
          "licence": "Apache-2.0",
          "version": "0.1.0",
          "input": {
            "name": "image", "width": 640, "height": 480, "layout": "nchw", "type": "uint8", "colour": "rgb",
            "scale": 0.00392157, "pad": 114
          },
          "output": { "kind": "shelfedge", "scores": "scores", "distances": "distances", "strides": [8, 16] },
          "classes": ["product", "tag"],
          "thresholds": { "score": 0.4, "overlap": 0.55 },
          "maxDetections": 400
        }
        """;

    [Fact]
    public void Valid_manifest_is_read_whole()
    {
        var manifest = Read(Valid).Manifest!;

        Assert.Equal("product-detector", manifest.Name);
        Assert.Equal("0.1.0", manifest.Version);
        Assert.Equal("model.int8.onnx", manifest.File);
        Assert.Equal("abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789", manifest.Sha256);
        Assert.Equal("Apache-2.0", manifest.Licence);
        Assert.Equal(
            new ModelInput("image", 640, 480, TensorLayout.Nchw, TensorElement.Bytes, ColourOrder.Rgb, 0.00392157f, 114),
            manifest.Input);
        var output = Assert.IsType<ShelfEdgeOutput>(manifest.Output);
        Assert.Equal(("scores", "distances"), (output.Scores, output.Distances));
        Assert.Equal([8, 16], output.Strides);
        Assert.Equal(["product", "tag"], manifest.Classes);
        Assert.Equal(new ModelThresholds(0.4f, 0.55f), manifest.Thresholds);
        Assert.Equal(400, manifest.MaxDetections);
    }

    [Fact]
    public void Tensors_follow_from_the_manifest()
    {
        var manifest = Read(Valid).Manifest!;

        Assert.Equal([1, 3, 480, 640], manifest.Input.Tensor.Shape);
        Assert.Equal(640 * 480 * 3, manifest.Input.Length);
        var tensors = manifest.Output.Tensors(manifest.Input, manifest.Classes.Length);
        Assert.Equal(["scores", "distances"], tensors.Select(t => t.Name));
        Assert.Equal([1, 6000, 2], tensors[0].Shape); // 80x60 cells and 40x30 cells
        Assert.Equal([1, 6000, 4], tensors[1].Shape);
        Assert.Equal(24_000, tensors[1].Length);
    }

    [Fact]
    public void Gaps_are_one_more_tensor_with_a_threshold_of_their_own()
    {
        var document = JsonNode.Parse(With("output.gaps", "gaps"))!;
        document["thresholds"]!["gap"] = 0.3;

        var manifest = Read(document.ToJsonString()).Manifest!;

        Assert.Equal(0.3f, manifest.Thresholds.Gap);
        var tensor = manifest.Output.Tensors(manifest.Input, manifest.Classes.Length)[2];
        Assert.Equal("gaps", tensor.Name);
        Assert.Equal([1, 6000, 1], tensor.Shape);
    }

    [Fact]
    public void Gaps_and_their_threshold_need_each_other()
    {
        Assert.Equal(["$.thresholds.gap: is missing"], Read(With("output.gaps", "gaps")).Errors);
        Assert.Equal(["$.thresholds.gap: is not known here; known are score, overlap"], Read(With("thresholds.gap", 0.3)).Errors);
    }

    [Fact]
    public void Packed_layout_puts_the_channels_last()
    {
        var manifest = Read(Valid.Replace("nchw", "nhwc", StringComparison.Ordinal)).Manifest!;

        Assert.Equal([1, 480, 640, 3], manifest.Input.Tensor.Shape);
    }

    [Theory]
    [InlineData("yolox", 6300, 7)] // 80x60, 40x30 and 20x15 cells; box, objectness and two classes
    [InlineData("yolov8", 6, 6300)]
    public void Output_kinds_of_the_yolo_family_have_one_tensor(string kind, long second, long third)
    {
        var output = JsonNode.Parse($$"""{ "kind": "{{kind}}", "name": "output0", "strides": [8, 16, 32] }""");
        var manifest = Read(With("output", output)).Manifest!;

        var tensor = Assert.Single(manifest.Output.Tensors(manifest.Input, manifest.Classes.Length));

        Assert.Equal("output0", tensor.Name);
        Assert.Equal([1, second, third], tensor.Shape);
    }

    [Fact]
    public void End_to_end_output_has_rows_of_six()
    {
        var output = JsonNode.Parse("""{ "kind": "yolo-end2end", "name": "output0", "rows": 300 }""");
        var manifest = Read(With("output", output)).Manifest!;

        var tensor = Assert.Single(manifest.Output.Tensors(manifest.Input, manifest.Classes.Length));

        Assert.Equal("output0", tensor.Name);
        Assert.Equal([1, 300, 6], tensor.Shape);
    }

    [Theory]
    [InlineData("""{ "kind": "yolo-end2end", "name": "output0" }""")]
    [InlineData("""{ "kind": "yolov8", "name": "output0" }""")]
    public void Exports_with_metadata_may_lack_size_classes_and_grid(string output)
    {
        var document = JsonNode.Parse(Valid)!;
        document["output"] = JsonNode.Parse(output);
        document.AsObject().Remove("classes");
        document["input"]!.AsObject().Remove("width");
        document["input"]!.AsObject().Remove("height");

        var manifest = Read(document.ToJsonString()).Manifest!;

        Assert.Empty(manifest.Classes);
        Assert.Equal((0, 0), (manifest.Input.WidthPixels, manifest.Input.HeightPixels));
        Assert.True(manifest.Output is YoloV8Output { Strides.IsEmpty: true } or YoloEnd2EndOutput { Rows: 0 });
    }

    [Theory]
    [InlineData("yolov8", "strides", "[3000]", "$.output.strides: must hold different whole numbers from 2 to 256")]
    [InlineData("yolo-end2end", "rows", "0", "$.output.rows: must be a whole number from 1 to 2000")]
    [InlineData("yolo-end2end", "rows", "2001", "$.output.rows: must be a whole number from 1 to 2000")]
    [InlineData("yolo-end2end", "strides", "[8]", "$.output.strides: is not known here; known are kind, name, rows")]
    public void What_may_be_left_out_is_checked_when_it_is_there(string kind, string key, string value, string expected)
    {
        var output = new JsonObject { ["kind"] = kind, ["name"] = "output0", [key] = JsonNode.Parse(value) };

        Assert.Equal([expected], Read(With("output", output)).Errors);
    }

    [Fact]
    public void Keys_of_another_output_kind_are_refused() =>
        Assert.Equal(
            [
                "$.output.name: is missing",
                "$.output.scores: is not known here; known are kind, name, strides",
                "$.output.distances: is not known here; known are kind, name, strides",
            ],
            Read(With("output.kind", "yolox")).Errors);

    [Fact]
    public void Byte_order_mark_is_passed_over() =>
        Assert.Empty(ModelManifestFile.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Valid)]).Errors);

    [Theory]
    [InlineData("schema", "2", "$.schema: must be 1")]
    [InlineData("schema", "\"1\"", "$.schema: must be 1")]
    [InlineData("task", "\"segmentation\"", "$.task: must be \"detection\" or \"embedding\"")]
    [InlineData("name", "\"a b\"", "$.name: may hold only a-z A-Z 0-9 . _ - and may not start with a dot")]
    [InlineData("name", "\"\"", "$.name: must be a text of 1 to 64 printable characters")]
    [InlineData("file", "\"../model.onnx\"", "$.file: may hold only a-z A-Z 0-9 . _ - and may not start with a dot")]
    [InlineData("file", "\"..\"", "$.file: may hold only a-z A-Z 0-9 . _ - and may not start with a dot")]
    [InlineData("sha256", "\"abc\"", "$.sha256: must be 64 hexadecimal digits")]
    [InlineData("licence", "\" \"", "$.licence: must be a text of 1 to 64 printable characters")]
    [InlineData("licence", "null", "$.licence: must be a text of 1 to 64 printable characters")]
    [InlineData("version", "3", "$.version: must be a text of 1 to 32 printable characters")]
    [InlineData("input", "[]", "$.input: must be an object")]
    [InlineData("input.width", "31", "$.input.width: must be a whole number from 32 to 4096")]
    [InlineData("input.width", "4112", "$.input.width: must be a whole number from 32 to 4096")]
    [InlineData("input.height", "640.5", "$.input.height: must be a whole number from 32 to 4096")]
    [InlineData("input.width", "648", "$.output.strides: 16 does not divide the input of 648x480")]
    [InlineData("input.height", "488", "$.output.strides: 16 does not divide the input of 640x488")]
    [InlineData("input.layout", "\"NCHW\"", "$.input.layout: must be \"nchw\" or \"nhwc\"")]
    [InlineData("input.type", "\"float16\"", "$.input.type: must be \"uint8\" or \"float32\"")]
    [InlineData("input.colour", "\"gray\"", "$.input.colour: must be \"bgr\" or \"rgb\"")]
    [InlineData("input.scale", "0", "$.input.scale: must be a number above 0, at most 1000")]
    [InlineData("input.scale", "1e999", "$.input.scale: must be a number above 0, at most 1000")]
    [InlineData("input.pad", "256", "$.input.pad: must be a whole number from 0 to 255")]
    [InlineData("output.kind", "\"yolov3\"", "$.output.kind: must be \"shelfedge\" or \"yolox\" or \"yolov8\" or \"yolo-end2end\"")]
    [InlineData("output.strides", "[]", "$.output.strides: must be a list of 1 to 6")]
    [InlineData("output.strides", "[8, 8]", "$.output.strides: must hold different whole numbers from 2 to 256")]
    [InlineData("output.strides", "[0]", "$.output.strides: must hold different whole numbers from 2 to 256")]
    [InlineData("classes", "[]", "$.classes: must be a list of 1 to 1000")]
    [InlineData("classes", "[\"a\", \"a\"]", "$.classes: must hold different texts of 1 to 64 printable characters")]
    [InlineData("classes", "[\"a\\u0007\"]", "$.classes: must hold different texts of 1 to 64 printable characters")]
    [InlineData("thresholds.score", "0", "$.thresholds.score: must be a number above 0, at most 1")]
    [InlineData("thresholds.overlap", "1.01", "$.thresholds.overlap: must be a number above 0, at most 1")]
    [InlineData("maxDetections", "1001", "$.maxDetections: must be a whole number from 1 to 1000")]
    public void Wrong_value_is_named_with_its_path_and_what_is_allowed(string path, string value, string expected) =>
        Assert.Equal([expected], Read(With(path, JsonNode.Parse(value))).Errors);

    [Theory]
    [InlineData("sha256")]
    [InlineData("licence")]
    [InlineData("input")]
    [InlineData("input.pad")]
    [InlineData("input.width")]
    [InlineData("input.height")]
    [InlineData("output.distances")]
    [InlineData("output.strides")]
    [InlineData("classes")]
    [InlineData("maxDetections")]
    public void Missing_key_is_named(string path) => Assert.Equal([$"$.{path}: is missing"], Read(Without(path)).Errors);

    [Fact]
    public void Unknown_key_is_named_with_the_known_ones() =>
        Assert.Equal(
            ["$.thresholds.skore: is not known here; known are score, overlap"],
            Read(With("thresholds.skore", 1)).Errors);

    [Fact]
    public void All_errors_are_reported_at_once()
    {
        var document = JsonNode.Parse(Valid)!;
        document["schema"] = 7;
        document["input"]!["pad"] = -1;
        document["output"]!["kind"] = "other";
        document.AsObject().Remove("licence");

        var result = Read(document.ToJsonString());

        Assert.Null(result.Manifest);
        Assert.Equal(
            [
                "$.schema: must be 1",
                "$.licence: is missing",
                "$.input.pad: must be a whole number from 0 to 255",
                "$.output.kind: must be \"shelfedge\" or \"yolox\" or \"yolov8\" or \"yolo-end2end\"",
            ],
            result.Errors);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{\"schema\":1,\"schema\":1}")]
    [InlineData("[[[[[[[[[[[[]]]]]]]]]]]]")]
    public void Text_that_is_not_json_is_refused(string text) =>
        Assert.StartsWith("$: not valid JSON: ", Assert.Single(Read(text).Errors), StringComparison.Ordinal);

    [Fact]
    public void Document_that_is_not_an_object_is_refused() => Assert.Equal(["$: must be an object"], Read("[]").Errors);

    [Fact]
    public void Oversized_file_is_refused_unread()
    {
        var result = ModelManifestFile.Read(new byte[ModelManifestFile.MaxBytes + 1]);

        Assert.Equal(["$: the file has 65537 bytes, at most 65536 are allowed"], result.Errors);
    }

    [Fact]
    public void Mutated_file_gives_a_manifest_or_errors_and_never_throws()
    {
        var valid = Encoding.UTF8.GetBytes(Valid);
        Gen.Select(Gen.Int[0, valid.Length - 1], Gen.Byte).Array[1, 6].Sample(changes =>
        {
            var mutated = valid.ToArray();
            foreach (var (at, value) in changes)
            {
                mutated[at] = value;
            }

            var result = ModelManifestFile.Read(mutated);
            Assert.Equal(result.Manifest is null, result.Errors.Length > 0);
        }, iter: 20_000);
    }

    [Theory]
    [InlineData("\"classes\": [\"\\ud800\"]")] // half a surrogate pair
    [InlineData("\"\\ud800\": 1")]
    public void Text_that_is_not_unicode_is_refused(string fragment) =>
        Assert.NotEmpty(Read("{" + fragment + "}").Errors);

    private static ModelManifestReadResult Read(string json) => ModelManifestFile.Read(Encoding.UTF8.GetBytes(json));

    private static string With(string path, JsonNode? value)
    {
        var (document, parent, key) = Locate(path);
        parent[key] = value;
        return document.ToJsonString();
    }

    private static string Without(string path)
    {
        var (document, parent, key) = Locate(path);
        parent.Remove(key);
        return document.ToJsonString();
    }

    private static (JsonNode Document, JsonObject Parent, string Key) Locate(string path)
    {
        var document = JsonNode.Parse(Valid)!;
        var keys = path.Split('.');
        var parent = keys[..^1].Aggregate(document, (node, key) => node[key]!);
        return (document, parent.AsObject(), keys[^1]);
    }
}

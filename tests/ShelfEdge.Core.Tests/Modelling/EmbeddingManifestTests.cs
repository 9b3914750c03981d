using System.Text;
using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Core.Tests.Modelling;

public sealed class EmbeddingManifestTests
{
    private const string Valid = """
        {
          "schema": 1,
          "name": "product-recognizer",
          "task": "embedding",
          "file": "model.int8.onnx",
          "sha256": "abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789",
          "licence": "Apache-2.0",
          "version": "0.1.0",
          "input": {
            "name": "crops", "width": 96, "height": 64, "layout": "nhwc", "type": "uint8", "colour": "bgr",
            "scale": 0.00392157, "pad": 114
          },
          "output": { "kind": "embedding", "name": "embedding", "dimensions": 128 },
          "thresholds": { "score": 0.6 }
        }
        """;

    [Fact]
    public void Valid_manifest_is_read_whole()
    {
        var manifest = Read(Valid).Manifest!;

        Assert.Equal(ModelTask.Embedding, manifest.Task);
        Assert.Equal(new EmbeddingOutput("embedding", 128), manifest.Output);
        Assert.Equal(0.6f, manifest.Thresholds.Score);
        Assert.Equal([1, 64, 96, 3], manifest.Input.Tensor.Shape);
        Assert.Equal([1, 128], Assert.Single(manifest.Output.Tensors(manifest.Input, 0)).Shape);
        Assert.Empty(manifest.Classes);
    }

    [Theory]
    [InlineData("128", "7", "$.output.dimensions: must be a whole number from 8 to 512")]
    [InlineData("128", "513", "$.output.dimensions: must be a whole number from 8 to 512")]
    [InlineData("\"kind\": \"embedding\"", "\"kind\": \"shelfedge\"", "$.output.kind: must be \"embedding\"")]
    [InlineData("\"score\": 0.6", "\"score\": 0", "$.thresholds.score: must be a number above 0, at most 1")]
    [InlineData("\"score\"", "\"overlap\": 1, \"score\"", "$.thresholds.overlap: is not known here; known are score")]
    [InlineData("\"task\"", "\"maxDetections\": 4, \"task\"", "$.maxDetections: is not known here; known are schema, task, name, version, file, sha256, licence, input, output, thresholds")]
    public void Wrong_value_is_named_with_its_path_and_what_is_allowed(string from, string to, string expected) =>
        Assert.Equal([expected], Read(Valid.Replace(from, to, StringComparison.Ordinal)).Errors);

    private static ModelManifestReadResult Read(string json) => ModelManifestFile.Read(Encoding.UTF8.GetBytes(json));
}

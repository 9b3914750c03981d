using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Verification;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Core.Tests.Verification;

public sealed class GoldenAnswersFileTests
{
    private static readonly GoldenAnswers Some = new(
        new string('a', 64),
        0.5f,
        [
            new("0.jpg", [new Found(new Box(1, 2, 11.25f, 22), 1, 0.9f), new Found(new Box(5, 5, 9, 9), 0, 0.5f)]),
            new("1.jpg", []),
        ]);

    [Fact]
    public void What_was_written_is_read()
    {
        var read = GoldenAnswersFile.Read(Write(), ["product", "gap"]);

        Assert.Equal((Some.ModelSha256, Some.Score), (read.ModelSha256, read.Score));
        Assert.Equal(Some.Frames.Select(frame => frame.FileName), read.Frames.Select(frame => frame.FileName));
        Assert.Equal(Some.Frames[0].Detections.AsEnumerable(), read.Frames[0].Detections);
        Assert.Empty(read.Frames[1].Detections);
    }

    [Theory]
    [InlineData("schema", "2", "$.schema: must be 1")]
    [InlineData("model_sha256", "\"abc\"", "$.model_sha256: must be 64")]
    [InlineData("score", "0", "$.score: must be a number above 0")]
    [InlineData("images", "[]", "$.images: has 0 entries, 1 to 64")]
    [InlineData("images", "[{\"file_name\":\"../x\",\"detections\":[]}]", "$.images[0].file_name: must be a name without a folder")]
    [InlineData("images", "[{\"file_name\":\"x\",\"detections\":[]},{\"file_name\":\"x\",\"detections\":[]}]", "$.images: names a picture twice")]
    [InlineData("images", "[{\"file_name\":\"x\",\"detections\":[{\"bbox\":[1,2,3],\"score\":0.9,\"category\":\"gap\"}]}]", "detections[0].bbox: must be")]
    [InlineData("images", "[{\"file_name\":\"x\",\"detections\":[{\"bbox\":[1,2,3,0],\"score\":0.9,\"category\":\"gap\"}]}]", "detections[0].bbox: must be")]
    [InlineData("images", "[{\"file_name\":\"x\",\"detections\":[{\"bbox\":[1,2,3,4],\"score\":0.2,\"category\":\"gap\"}]}]", "detections[0].score: must be")]
    [InlineData("images", "[{\"file_name\":\"x\",\"detections\":[{\"bbox\":[1,2,3,4],\"score\":0.9,\"category\":\"cat\"}]}]", "category: is not a class of the model; there are product, gap")]
    [InlineData("images", "[{\"file_name\":\"\\ud800\",\"detections\":[]}]", "is not what is expected")]
    [InlineData("images", "[null]", "$.images[0]: must be an object")]
    [InlineData("images", "[{\"file_name\":\"x\",\"detections\":[null]}]", "$.images[0].detections[0]: must be an object")]
    [InlineData("images", "[{\"file_name\":null,\"detections\":[]}]", "is not what is expected")]
    [InlineData("other", "1", "is not what is expected")]
    public void What_is_wrong_is_named(string key, string value, string reason)
    {
        var document = JsonNode.Parse(Write())!.AsObject();
        document.Remove(key);
        var text = $"{document.ToJsonString()[..^1]},\"{key}\":{value}}}";

        var refusal = Assert.Throws<ModelFileException>(() => GoldenAnswersFile.Read(Encoding.UTF8.GetBytes(text), ["product", "gap"]));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Oversized_file_is_refused_unread() =>
        Assert.Throws<ModelFileException>(() => GoldenAnswersFile.Read(new byte[GoldenAnswersFile.MaxBytes + 1], ["product"]));

    [Fact]
    public void Changed_and_cut_files_are_read_or_refused_and_never_worse()
    {
        var file = Write();
        var refused = 0;
        Gen.Select(Gen.Int[0, file.Length - 1], Gen.Byte, Gen.Int[0, 60]).Sample(
            (at, value, cut) =>
            {
                var changed = file.AsSpan(0, Math.Max(at + 1, file.Length - cut)).ToArray();
                changed[at] = value;
                try
                {
                    GoldenAnswersFile.Read(changed, ["product", "gap"]);
                }
                catch (ModelFileException)
                {
                    Interlocked.Increment(ref refused);
                }
            },
            iter: 2_000);

        Assert.InRange(refused, 1, 2_000);
    }

    private static byte[] Write() => GoldenAnswersFile.Write(Some, ["product", "gap"]);
}

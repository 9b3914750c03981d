using System.Collections.Immutable;
using System.Text.Json;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Core.Verification;

/// <summary>Reads and writes <c>golden/expected.json</c>, format 1.</summary>
public static class GoldenAnswersFile
{
    /// <summary>A longer file is refused unread.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    private const int Schema = 1;
    private const int MaxDetections = ModelLimits.MaxDetections;
    private const int MaxNameLength = 128;
    private const int Digits = 4;

    /// <summary>Boxes are written in hundredths of a pixel, scores in four digits: far below any tolerance.</summary>
    /// <param name="answers">What the model answers.</param>
    /// <param name="classes">Names of its classes.</param>
    public static byte[] Write(GoldenAnswers answers, ImmutableArray<string> classes) => JsonSerializer.SerializeToUtf8Bytes(
        new GoldenAnswersDocument(
            Schema,
            answers.ModelSha256,
            MathF.Round(answers.Score, Digits),
            [.. answers.Frames.Select(frame => new GoldenAnswersDocument.Image(
                frame.FileName, [.. frame.Detections.Select(detection => ToItem(detection, classes))]))]),
        GoldenAnswersJsonContext.Default.GoldenAnswersDocument);

    /// <summary>Reads the answers of a model.</summary>
    /// <param name="utf8">The bytes of the file.</param>
    /// <param name="classes">Names of the classes of the model.</param>
    /// <exception cref="ModelFileException">The file is anything else; the message says where and what is allowed.</exception>
    public static GoldenAnswers Read(ReadOnlySpan<byte> utf8, ImmutableArray<string> classes)
    {
        if (utf8.Length > MaxBytes)
        {
            throw new ModelFileException($"has {utf8.Length} bytes, at most {MaxBytes} are allowed");
        }

        try
        {
            var document = JsonSerializer.Deserialize(utf8, GoldenAnswersJsonContext.Default.GoldenAnswersDocument)
                ?? throw new ModelFileException("holds null, an object is needed");
            Check(document, classes);
            return new GoldenAnswers(
                document.ModelSha256,
                document.Score,
                [.. document.Images.Select(image => new GoldenAnswer(
                    image.FileName,
                    [.. image.Detections.Select(item => ToDetection(item, classes)).OrderByDescending(detection => detection.Score)]))]);
        }
        catch (JsonException e)
        {
            throw new ModelFileException($"is not what is expected: {e.Message}", e);
        }
    }

    private static void Check(GoldenAnswersDocument document, ImmutableArray<string> classes)
    {
        Demand(document.Schema == Schema, $"$.schema: must be {Schema}");
        Demand(
            document.ModelSha256.Length == 64 && document.ModelSha256.All(char.IsAsciiHexDigitLower),
            "$.model_sha256: must be 64 lower-case hexadecimal digits");
        Demand(document.Score is > 0 and <= 1, "$.score: must be a number above 0, at most 1");
        Demand(
            document.Images.Count is >= 1 and <= VerificationLimits.MaxFrames,
            $"$.images: has {document.Images.Count} entries, 1 to {VerificationLimits.MaxFrames} are allowed");
        for (var i = 0; i < document.Images.Count; i++)
        {
            Demand(document.Images[i] is not null, $"$.images[{i}]: must be an object");
            Check(document.Images[i], $"$.images[{i}]", document.Score, classes);
        }

        Demand(
            document.Images.Select(image => image.FileName).Distinct(StringComparer.Ordinal).Count() == document.Images.Count,
            "$.images: names a picture twice");
    }

    private static void Check(GoldenAnswersDocument.Image image, string path, float score, ImmutableArray<string> classes)
    {
        Demand(
            ModelText.IsName(image.FileName, MaxNameLength) && !image.FileName.Contains('/'),
            $"{path}.file_name: must be a name without a folder, of 1 to {MaxNameLength} printable characters");
        Demand(
            image.Detections.Count <= MaxDetections,
            $"{path}.detections: has {image.Detections.Count} entries, at most {MaxDetections} are allowed");
        for (var i = 0; i < image.Detections.Count; i++)
        {
            var item = image.Detections[i];
            Demand(item is not null, $"{path}.detections[{i}]: must be an object");
            Demand(
                item!.Bbox.Count == 4 && item.Bbox.All(float.IsFinite) && item.Bbox[2] > 0 && item.Bbox[3] > 0,
                $"{path}.detections[{i}].bbox: must be [left, top, width, height] in pixels, the last two above 0");
            Demand(item.Score >= score && item.Score <= 1, $"{path}.detections[{i}].score: must be a number from $.score to 1");
            Demand(
                classes.Contains(item.Category, StringComparer.Ordinal),
                $"{path}.detections[{i}].category: is not a class of the model; there are {string.Join(", ", classes)}");
        }
    }

    private static void Demand(bool isMet, string message)
    {
        if (!isMet)
        {
            throw new ModelFileException(message);
        }
    }

    private static GoldenAnswersDocument.Item ToItem(Detection.Detection detection, ImmutableArray<string> classes)
    {
        var box = detection.Box;
        return new(
            [MathF.Round(box.X1, 2), MathF.Round(box.Y1, 2), MathF.Round(box.Width, 2), MathF.Round(box.Height, 2)],
            MathF.Round(detection.Score, Digits),
            classes[detection.ClassIndex]);
    }

    private static Detection.Detection ToDetection(GoldenAnswersDocument.Item item, ImmutableArray<string> classes) => new(
        new Box(item.Bbox[0], item.Bbox[1], item.Bbox[0] + item.Bbox[2], item.Bbox[1] + item.Bbox[3]),
        classes.IndexOf(item.Category, 0, StringComparer.Ordinal),
        item.Score);
}

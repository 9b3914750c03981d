using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace ShelfEdge.Core.Modelling;

/// <summary>Reads <c>manifest.json</c>, format 1. The format is described in <c>docs/models.md</c>.</summary>
public static class ModelManifestFile
{
    /// <summary>A longer file is refused unread.</summary>
    public const int MaxBytes = 64 * 1024;

    private const int Schema = 1;
    private const int MaxDepth = 8;
    private const int MaxStrides = 6;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>Reads a manifest and reports everything that is wrong with it at once. Never throws on bad content.</summary>
    /// <param name="utf8">The bytes of the file, with or without a byte order mark.</param>
    public static ModelManifestReadResult Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxBytes)
        {
            return Refused($"$: the file has {utf8.Length} bytes, at most {MaxBytes} are allowed");
        }

        if (utf8.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        if (!Utf8.IsValid(utf8))
        {
            return Refused("$: not valid UTF-8");
        }

        try
        {
            if (HoldsBrokenText(utf8))
            {
                return Refused("$: holds an escape that is no Unicode character");
            }

            using var document = JsonDocument.Parse(utf8.ToArray(), Strict);
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            return Refused($"$: not valid JSON: {e.Message}");
        }
    }

    /// <summary>Half a surrogate pair is valid JSON, but every text method of the parser throws on it.</summary>
    private static bool HoldsBrokenText(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    reader.GetString();
                }
            }

            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private static ModelManifestReadResult Refused(string error) => new(null, [error]);

    private static ModelManifestReadResult Read(JsonElement root)
    {
        var errors = new List<string>();
        var top = JsonSection.Root(root, errors);

        top.Integer("schema", Schema, Schema);
        var task = top.Choice("task", ("detection", ModelTask.Detection), ("embedding", ModelTask.Embedding));
        var isDetection = task == ModelTask.Detection;
        var name = top.Identifier("name");
        var version = top.Text("version", 32);
        var file = top.Identifier("file");
        var sha256 = Sha256(top);
        var licence = top.Text("licence", 64);
        var (inputSection, outputSection) = (top.Section("input"), top.Section("output"));
        var input = Input(inputSection);
        var output = isDetection ? Output(outputSection, input) : EmbeddingOutput.Read(outputSection);
        var mayLackFacts = isDetection && output is YoloV8Output or YoloEnd2EndOutput or null;
        if (input.WidthPixels == 0 && !mayLackFacts)
        {
            inputSection.Refuse("width", "is missing");
        }

        var classes = !isDetection || (mayLackFacts && !top.Has("classes"))
            ? []
            : top.Texts("classes", ModelLimits.MaxClasses, ModelLimits.MaxClassNameLength);
        var thresholds = Thresholds(top.Section("thresholds"), isDetection, output is ShelfEdgeOutput { Gaps: not null });
        var maxDetections = isDetection ? top.Integer("maxDetections", 1, ModelLimits.MaxDetections) : 0;
        top.RefuseUnknown();

        if (errors.Count > 0)
        {
            return new ModelManifestReadResult(null, [.. errors]);
        }

        var manifest = new ModelManifest
        {
            Name = name,
            Task = task,
            Version = version,
            File = file,
            Sha256 = sha256,
            Licence = licence,
            Input = input,
            Output = output!,
            Classes = classes,
            Thresholds = thresholds,
            MaxDetections = maxDetections,
        };
        return new ModelManifestReadResult(manifest, []);
    }

    private static string Sha256(JsonSection top)
    {
        var text = top.Text("sha256", 64);
        if (text.Length > 0 && (text.Length != 64 || !text.All(char.IsAsciiHexDigit)))
        {
            top.Refuse("sha256", "must be 64 hexadecimal digits");
        }

        return text.ToLowerInvariant();
    }

    private static ModelInput Input(JsonSection section)
    {
        var name = section.Text("name", 256);

        // Both or neither; whether neither will do depends on the output kind.
        var isSized = section.Has("width") | section.Has("height");
        var input = new ModelInput(
            name,
            isSized ? section.Integer("width", ModelLimits.MinSidePixels, ModelLimits.MaxSidePixels) : 0,
            isSized ? section.Integer("height", ModelLimits.MinSidePixels, ModelLimits.MaxSidePixels) : 0,
            section.Choice("layout", ("nchw", TensorLayout.Nchw), ("nhwc", TensorLayout.Nhwc)),
            section.Choice("type", ("uint8", TensorElement.Bytes), ("float32", TensorElement.Floats)),
            section.Choice("colour", ("bgr", ColourOrder.Bgr), ("rgb", ColourOrder.Rgb)),
            section.Number("scale", above: 0, most: 1000),
            (byte)section.Integer("pad", 0, 255));
        section.RefuseUnknown();
        return input;
    }

    private static ModelOutput? Output(JsonSection section, ModelInput input)
    {
        var kind = section.Choice(
            "kind",
            ("shelfedge", OutputKind.ShelfEdge),
            ("yolox", OutputKind.Yolox),
            ("yolov8", OutputKind.YoloV8),
            ("yolo-end2end", OutputKind.YoloEnd2End));
        ModelOutput? output = kind switch
        {
            OutputKind.Yolox => new YoloxOutput(section.Text("name", 256), Strides(section, input)),
            OutputKind.YoloV8 => new YoloV8Output(
                section.Text("name", 256), section.Has("strides") ? Strides(section, input) : []),
            OutputKind.YoloEnd2End => new YoloEnd2EndOutput(
                section.Text("name", 256), section.Has("rows") ? section.Integer("rows", 1, ModelLimits.MaxRows) : 0),
            OutputKind.ShelfEdge => new ShelfEdgeOutput(
                section.Text("scores", 256),
                section.Text("distances", 256),
                Strides(section, input),
                section.Has("gaps") ? section.Text("gaps", 256) : null),
            _ => null,
        };
        if (output is not null)
        {
            section.RefuseUnknown();
        }

        return output;
    }

    private static ImmutableArray<int> Strides(JsonSection section, ModelInput input)
    {
        var strides = section.Integers("strides", MaxStrides, 2, 256);
        foreach (var stride in strides)
        {
            if (input.WidthPixels % stride != 0 || input.HeightPixels % stride != 0)
            {
                section.Refuse("strides", string.Create(
                    CultureInfo.InvariantCulture,
                    $"{stride} does not divide the input of {input.WidthPixels}x{input.HeightPixels}"));
            }
        }

        return strides;
    }

    private static ModelThresholds Thresholds(JsonSection section, bool isDetection, bool hasGaps)
    {
        var thresholds = new ModelThresholds(
            section.Number("score", above: 0, most: 1),
            isDetection ? section.Number("overlap", above: 0, most: 1) : 1,
            hasGaps ? section.Number("gap", above: 0, most: 1) : 1);
        section.RefuseUnknown();
        return thresholds;
    }
}

using System.Collections.Immutable;
using System.Globalization;

namespace ShelfEdge.Core.Modelling;

/// <summary>
/// Fills in what a manifest leaves to its ONNX file: input size from the shape of the graph or the metadata
/// <c>imgsz</c>, classes from <c>names</c>, strides from <c>stride</c>, rows from the shape of the output. What the
/// manifest says stands.
/// </summary>
public static class ModelCompletion
{
    private const int FinestStride = 8;

    /// <summary>Completes a manifest; one that lacks nothing comes back as it is.</summary>
    public static ModelManifestReadResult Complete(ModelManifest manifest, GraphFacts facts)
    {
        var errors = new List<string>();
        if (manifest.Input.WidthPixels == 0)
        {
            manifest = manifest with { Input = Input(manifest.Input, facts, errors) };
        }

        if (manifest.Classes.IsEmpty)
        {
            manifest = manifest with { Classes = Classes(facts, errors) };
        }

        manifest = manifest.Output switch
        {
            YoloV8Output { Strides.IsEmpty: true } output =>
                manifest with { Output = output with { Strides = Strides(manifest.Input, facts, errors) } },
            YoloEnd2EndOutput { Rows: 0 } output =>
                manifest with { Output = output with { Rows = Rows(output, facts, errors) } },
            _ => manifest,
        };
        return errors.Count == 0 ? new ModelManifestReadResult(manifest, []) : new ModelManifestReadResult(null, [.. errors]);
    }

    private static ModelInput Input(ModelInput input, GraphFacts facts, List<string> errors)
    {
        var first = input.Layout == TensorLayout.Nchw ? 2 : 1;
        var (height, width) = facts.InputShape.Count == 4 ? (facts.InputShape[first], facts.InputShape[first + 1]) : (-1, -1);
        if (height < 0 || width < 0)
        {
            var size = facts.Metadata.TryGetValue("imgsz", out var text) ? MetadataText.Size(text) : null;
            if (size is null)
            {
                errors.Add("$.input.width and height: are missing, and neither the graph nor its metadata 'imgsz' gives a size");
                return input;
            }

            // A graph may fix one axis and leave the other open.
            (height, width) = (height < 0 ? size.Value.Height : height, width < 0 ? size.Value.Width : width);
        }

        if (!IsSide(height) || !IsSide(width))
        {
            errors.Add(Text(
                $"the ONNX file has an input of {width}x{height}, a side must have {ModelLimits.MinSidePixels} to {ModelLimits.MaxSidePixels} pixels"));
        }

        return input with { WidthPixels = width, HeightPixels = height };
    }

    private static ImmutableArray<string> Classes(GraphFacts facts, List<string> errors)
    {
        if (!facts.Metadata.TryGetValue("names", out var text))
        {
            errors.Add("$.classes: is missing, and the ONNX file has no metadata 'names'");
            return [];
        }

        if (MetadataText.Names(text, ModelLimits.MaxClasses, ModelLimits.MaxClassNameLength) is not { } names)
        {
            errors.Add(Text(
                $"$.classes: is missing, and the metadata 'names' of the ONNX file is not {{0: 'name', 1: 'name', ...}} with 1 to {ModelLimits.MaxClasses} names of 1 to {ModelLimits.MaxClassNameLength} printable characters"));
            return [];
        }

        if (names.Distinct(StringComparer.Ordinal).Count() < names.Length)
        {
            errors.Add("$.classes: is missing, and the metadata 'names' of the ONNX file gives one name to several classes");
        }

        return names;
    }

    // Each grid is half as fine as the one before, from 8 pixels a cell to the stride of the metadata.
    private static ImmutableArray<int> Strides(ModelInput input, GraphFacts facts, List<string> errors)
    {
        if (!facts.Metadata.TryGetValue("stride", out var text))
        {
            errors.Add("$.output.strides: is missing, and the ONNX file has no metadata 'stride'");
            return [];
        }

        var coarsest = MetadataText.Number(text) ?? 0;
        if (coarsest is not (8 or 16 or 32 or 64 or 128))
        {
            errors.Add("$.output.strides: is missing, and the metadata 'stride' of the ONNX file is not 8, 16, 32, 64 or 128");
            return [];
        }

        if (input.WidthPixels % coarsest != 0 || input.HeightPixels % coarsest != 0)
        {
            errors.Add(Text(
                $"$.output.strides: is missing, and the metadata 'stride' {coarsest} does not divide the input of {input.WidthPixels}x{input.HeightPixels}"));
            return [];
        }

        var strides = ImmutableArray.CreateBuilder<int>();
        for (var stride = FinestStride; stride <= coarsest; stride *= 2)
        {
            strides.Add(stride);
        }

        return strides.ToImmutable();
    }

    private static int Rows(YoloEnd2EndOutput output, GraphFacts facts, List<string> errors)
    {
        var rows = facts.OutputShapes.TryGetValue(output.Name, out var shape) && shape.Count == 3 ? shape[1] : -1;
        if (rows < 1 || rows > ModelLimits.MaxRows)
        {
            errors.Add(Text(
                $"$.output.rows: is missing, and output '{output.Name}' of the graph does not tell 1 to {ModelLimits.MaxRows} rows"));
        }

        return rows;
    }

    private static bool IsSide(int pixels) => pixels is >= ModelLimits.MinSidePixels and <= ModelLimits.MaxSidePixels;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Collections.Immutable;

namespace ShelfEdge.Core.Modelling;

/// <summary>
/// Facts about a model that the code reads, from <c>models/NAME/manifest.json</c> by <see cref="ModelManifestFile"/>. What
/// the file leaves to the ONNX file is empty until <see cref="ModelCompletion"/> fills it in. Immutable.
/// </summary>
public sealed record ModelManifest
{
    /// <summary>For logs and results; 1 to 64 characters from <c>a-z A-Z 0-9 . _ -</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What the model is for. Default <see cref="ModelTask.Detection"/>.</summary>
    public ModelTask Task { get; init; }

    /// <summary>Version of the model, not of the format.</summary>
    public required string Version { get; init; }

    /// <summary>Name of the ONNX file in the folder of the manifest, without a path.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of the ONNX file, 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>SPDX expression, never empty: a model without a licence is not loaded.</summary>
    public required string Licence { get; init; }

    /// <summary>What the model takes.</summary>
    public required ModelInput Input { get; init; }

    /// <summary>What the model gives and how it is read.</summary>
    public required ModelOutput Output { get; init; }

    /// <summary>
    /// Class names by class index, no two alike; at least one, or none while they are left to the ONNX file and with
    /// <see cref="ModelTask.Embedding"/>.
    /// </summary>
    public required ImmutableArray<string> Classes { get; init; }

    /// <summary>Where the model works best, as measured by whoever made it.</summary>
    public required ModelThresholds Thresholds { get; init; }

    /// <summary>The most detections that one frame gives, best scores first; 1 to 1000, 0 with <see cref="ModelTask.Embedding"/>.</summary>
    public required int MaxDetections { get; init; }
}

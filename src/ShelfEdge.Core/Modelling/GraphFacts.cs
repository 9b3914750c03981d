namespace ShelfEdge.Core.Modelling;

/// <summary>What an ONNX file says about itself, from which a manifest is completed.</summary>
/// <param name="InputShape">Axes of the input that the manifest names, -1 for an open one; empty when there is no such input.</param>
/// <param name="OutputShapes">The same of each output, by name.</param>
/// <param name="Metadata">The custom metadata of the file. Not trusted.</param>
public sealed record GraphFacts(
    IReadOnlyList<int> InputShape,
    IReadOnlyDictionary<string, IReadOnlyList<int>> OutputShapes,
    IReadOnlyDictionary<string, string> Metadata);

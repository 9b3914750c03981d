using System.Collections.Immutable;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Vision.Detection;

/// <summary>Compares what a graph declares with what its manifest says.</summary>
internal static class ModelSignature
{
    /// <summary>Every difference, one sentence each. An axis that the graph leaves open matches any length.</summary>
    public static IReadOnlyList<string> Compare(
        InferenceSession session, ModelTensor input, ImmutableArray<ModelTensor> outputs)
    {
        var errors = new List<string>();
        Check("input", input, session.InputMetadata, errors);
        foreach (var other in session.InputNames.Where(name => name != input.Name))
        {
            errors.Add($"input '{other}' is not in the manifest, and only one input can be fed");
        }

        foreach (var output in outputs)
        {
            Check("output", output, session.OutputMetadata, errors);
        }

        return errors;
    }

    /// <summary>What the graph and its metadata tell.</summary>
    public static GraphFacts FactsOf(InferenceSession session, string input) => new(
        session.InputMetadata.TryGetValue(input, out var found) ? AxesOf(found) : [],
        session.OutputMetadata.ToDictionary(output => output.Key, output => (IReadOnlyList<int>)AxesOf(output.Value)),
        session.ModelMetadata.CustomMetadataMap);

    private static int[] AxesOf(NodeMetadata node) => node.IsTensor ? node.Dimensions : [];

    private static void Check(
        string role, ModelTensor expected, IReadOnlyDictionary<string, NodeMetadata> declared, List<string> errors)
    {
        if (!declared.TryGetValue(expected.Name, out var found))
        {
            errors.Add($"has no {role} '{expected.Name}'; there are {string.Join(", ", declared.Keys)}");
            return;
        }

        if (!found.IsTensor || found.ElementDataType != TypeOf(expected.Element))
        {
            var type = found.IsTensor ? found.ElementDataType.ToString() : found.OnnxValueType.ToString();
            errors.Add($"{role} '{expected.Name}' is {type}, the manifest asks for {TypeOf(expected.Element)}");
            return;
        }

        if (!IsMatch(expected.Shape, found.Dimensions))
        {
            var shape = string.Join(", ", found.Dimensions.Select(axis => axis < 0 ? "?" : axis.ToString()));
            var asked = string.Join(", ", expected.Shape);
            errors.Add($"{role} '{expected.Name}' has the shape [{shape}], the manifest asks for [{asked}]");
        }
    }

    private static bool IsMatch(ImmutableArray<long> expected, int[] declared)
    {
        if (declared.Length != expected.Length)
        {
            return false;
        }

        for (var i = 0; i < declared.Length; i++)
        {
            if (declared[i] >= 0 && declared[i] != expected[i])
            {
                return false;
            }
        }

        return true;
    }

    private static TensorElementType TypeOf(TensorElement element) =>
        element == TensorElement.Bytes ? TensorElementType.UInt8 : TensorElementType.Float;
}

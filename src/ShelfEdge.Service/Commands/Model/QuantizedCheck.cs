using System.Globalization;
using ShelfEdge.Core.Verification;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Commands.Model;

/// <summary>Whether the graph that ships says the same as the FP32 graph that it was made of.</summary>
internal static class QuantizedCheck
{
    /// <summary>Name of the check.</summary>
    public const string Name = "int8/fp32";

    public static string WithoutFloatGraph(ModelFolder folder) => folder.Manifest.File == ModelFolder.FloatGraph
        ? "not checked: the manifest names the FP32 graph itself"
        : $"not checked: there is no {ModelFolder.FloatGraph} beside {folder.Manifest.File}";

    /// <summary>Of detectors.</summary>
    public static Check Of(DetectionPairs pairs)
    {
        if (pairs.Asked == 0)
        {
            return Check.Failed(Name, "proves nothing: neither graph detects anything on the golden pictures");
        }

        var words = string.Create(
            CultureInfo.InvariantCulture,
            $"of {pairs.Asked} detections {pairs.Share:0.000} are in both (at least {VerificationLimits.LeastQuantizedShare:0.##}), ")
            + string.Create(
                CultureInfo.InvariantCulture, $"mean IoU {pairs.MeanOverlap:0.000} (at least {VerificationLimits.LeastQuantizedOverlap:0.##})");
        return pairs.Share >= VerificationLimits.LeastQuantizedShare && pairs.MeanOverlap >= VerificationLimits.LeastQuantizedOverlap
            ? Check.Ok(Name, words)
            : Check.Failed(Name, $"the two graphs differ: {words}");
    }

    /// <summary>Of recognizers.</summary>
    /// <param name="cosines">One for each crop, at least one.</param>
    public static Check Of(IReadOnlyCollection<double> cosines)
    {
        var words = string.Create(
            CultureInfo.InvariantCulture,
            $"mean cosine {cosines.Average():0.000} over {cosines.Count} crops (at least {VerificationLimits.LeastQuantizedCosine:0.##}), ")
            + string.Create(CultureInfo.InvariantCulture, $"least {cosines.Min():0.000}");
        return cosines.Average() >= VerificationLimits.LeastQuantizedCosine
            ? Check.Ok(Name, words)
            : Check.Failed(Name, $"the two graphs differ: {words}");
    }
}

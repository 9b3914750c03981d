using System.Collections.Immutable;
using System.Globalization;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Verification;
using ShelfEdge.Vision.Verification;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Service.Commands.Model;

/// <summary>Whether a detector finds the products of the golden pictures as well as the one in use, each at its own threshold.</summary>
internal static class AccuracyCheck
{
    /// <summary>Name of the check.</summary>
    public const string Name = "accuracy";

    private const string Product = "product";

    public static Check Of(
        GoldenSet set,
        ModelManifest candidate,
        ImmutableArray<ImmutableArray<Found>> found,
        ModelManifest inUse,
        ImmutableArray<ImmutableArray<Found>> foundInUse)
    {
        var (f1, other) = (F1(set, candidate, found), F1(set, inUse, foundInUse));
        var words = string.Create(
            CultureInfo.InvariantCulture,
            $"F1 {f1:0.000} on the golden pictures, {other:0.000} for {inUse.Name} {inUse.Version} in use");
        return f1 >= other - VerificationLimits.MostF1Loss
            ? Check.Ok(Name, words)
            : Check.Failed(Name, string.Create(
                CultureInfo.InvariantCulture, $"worse than the model in use: {words}, at most {VerificationLimits.MostF1Loss:0.##} less is allowed"));
    }

    // Of a model with more classes only its products count, since only products are true of the pictures.
    private static double F1(GoldenSet set, ModelManifest manifest, ImmutableArray<ImmutableArray<Found>> found)
    {
        var product = manifest.Classes.IndexOf(Product);
        var tally = new TruthTally();
        for (var i = 0; i < found.Length; i++)
        {
            Found[] counted =
            [
                .. found[i].Where(one => one.Score >= manifest.Thresholds.Score && (product < 0 || one.ClassIndex == product)),
            ];
            tally.Add(counted, set.Pictures[i].Boxes.AsSpan());
        }

        return tally.F1;
    }
}

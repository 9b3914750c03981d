using ShelfEdge.Core.Demand;
using ShelfEdge.Lab.Recommend;

namespace ShelfEdge.Lab.Recognition;

/// <summary>How well the best cosine tells SKUs of the gallery from others. Shares lie between 0 and 1.</summary>
/// <param name="Auroc">Chance that a known SKU scores above an unknown one (area under the ROC curve; ties count half).</param>
/// <param name="Known">Questions whose SKU is in the gallery.</param>
/// <param name="Unknown">Questions whose SKU is not.</param>
/// <param name="AcceptedKnown">Share of the known that reach the threshold.</param>
/// <param name="AcceptedRight">Share of the known that reach it with their own SKU nearest.</param>
/// <param name="AcceptedUnknown">Share of the unknown that reach it.</param>
internal sealed record OpenSetScores(
    Estimate Auroc, int Known, int Unknown, double AcceptedKnown, double AcceptedRight, double AcceptedUnknown)
{
    /// <summary>Judges the samples; the interval is over crops that are drawn again.</summary>
    /// <param name="samples">Any number.</param>
    /// <param name="crops">Crops of the set.</param>
    /// <param name="seed">Of the draws.</param>
    /// <returns>Null when there are no known or no unknown ones.</returns>
    public static OpenSetScores? Of(IReadOnlyList<OpenSetSample> samples, int crops, int seed)
    {
        int known = samples.Count(sample => sample.IsKnown), unknown = samples.Count - known;
        if (known == 0 || unknown == 0)
        {
            return null;
        }

        OpenSetSample[] order = [.. samples.OrderBy(sample => sample.Score)];
        int[] asked = [.. samples.Select(sample => sample.Crop).Distinct()];
        var weights = new int[crops];
        Array.Fill(weights, 1);
        double mean = Area(order, weights);
        var random = new Random(seed);
        var drawn = new List<double>(Estimate.Draws);
        for (int draw = 0; draw < Estimate.Draws; draw++)
        {
            Array.Clear(weights);
            for (int i = 0; i < asked.Length; i++)
            {
                weights[asked[random.Next(asked.Length)]]++;
            }

            // A draw without any known or any unknown crop, which only a tiny set gives, says nothing.
            if (Area(order, weights) is var area && !double.IsNaN(area))
            {
                drawn.Add(area);
            }
        }

        double[] sorted = [.. drawn.DefaultIfEmpty(mean).Order()];
        return new OpenSetScores(
            new Estimate(mean, SampleQuantile.Of(sorted, 0.025), SampleQuantile.Of(sorted, 0.975)),
            known,
            unknown,
            samples.Count(sample => sample.IsKnown && sample.IsAccepted) / (double)known,
            samples.Count(sample => sample.IsKnown && sample.IsAccepted && sample.IsRight) / (double)known,
            samples.Count(sample => !sample.IsKnown && sample.IsAccepted) / (double)unknown);
    }

    // By rising score: each known sample is above the unknown ones that came before it.
    private static double Area(OpenSetSample[] order, int[] weights)
    {
        double area = 0;
        long known = 0, unknown = 0;
        for (int first = 0; first < order.Length;)
        {
            long tiedKnown = 0, tiedUnknown = 0;
            int next = first;
            for (; next < order.Length && order[next].Score == order[first].Score; next++)
            {
                int weight = weights[order[next].Crop];
                tiedKnown += order[next].IsKnown ? weight : 0;
                tiedUnknown += order[next].IsKnown ? 0 : weight;
            }

            area += tiedKnown * (unknown + (tiedUnknown / 2.0));
            known += tiedKnown;
            unknown += tiedUnknown;
            first = next;
        }

        return area / ((double)known * unknown);
    }
}

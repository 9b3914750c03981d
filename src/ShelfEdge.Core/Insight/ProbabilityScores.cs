using System.Collections.Immutable;

namespace ShelfEdge.Core.Insight;

/// <summary>How good told probabilities are.</summary>
/// <param name="Rows">Judged.</param>
/// <param name="Events">Of them that happened.</param>
/// <param name="Auc">
/// Chance that an event was told more than a row without one, ties counting half (Mann, Whitney 1947): 0.5 is guessing.
/// </param>
/// <param name="Brier">Mean squared distance of the probability from what happened (Brier 1950): 0 is best.</param>
/// <param name="BaseBrier">Brier score of telling the share of events every time, from the same rows.</param>
/// <param name="Calibration">Bins of as many rows each, from little told to much.</param>
public sealed record ProbabilityScores(
    int Rows, int Events, double Auc, double Brier, double BaseBrier, ImmutableArray<CalibrationBin> Calibration)
{
    private const int Bins = 10;

    /// <summary>Judges probabilities.</summary>
    /// <param name="told">0 to 1.</param>
    /// <param name="happened">As many.</param>
    /// <exception cref="ArgumentException">The lengths differ, or only one class is there.</exception>
    public static ProbabilityScores Of(ReadOnlySpan<double> told, ReadOnlySpan<bool> happened)
    {
        if (told.Length != happened.Length)
        {
            throw new ArgumentException($"{told.Length} probabilities for {happened.Length} labels", nameof(told));
        }

        var events = happened.Count(true);
        if (events == 0 || events == happened.Length)
        {
            throw new ArgumentException("all rows have the same label; both are needed", nameof(happened));
        }

        var probabilities = told.ToArray();
        var labels = happened.ToArray();
        int[] order = [.. Enumerable.Range(0, told.Length).OrderBy(row => probabilities[row])];
        var share = (double)events / told.Length;
        var brier = 0.0;
        for (var i = 0; i < told.Length; i++)
        {
            var miss = told[i] - (happened[i] ? 1 : 0);
            brier += miss * miss;
        }

        return new ProbabilityScores(
            told.Length,
            events,
            AreaUnderCurve(order, probabilities, labels, events),
            brier / told.Length,
            share * (1 - share),
            Bin(order, probabilities, labels));
    }

    private static double AreaUnderCurve(int[] order, double[] told, bool[] happened, int events)
    {
        // Ranks from 1; equal probabilities share the mean of theirs.
        var rankSum = 0.0;
        for (var first = 0; first < order.Length;)
        {
            var end = first;
            while (end < order.Length && told[order[end]].Equals(told[order[first]]))
            {
                end++;
            }

            var rank = (first + 1 + end) / 2.0;
            for (var i = first; i < end; i++)
            {
                rankSum += happened[order[i]] ? rank : 0;
            }

            first = end;
        }

        return (rankSum - (events * (events + 1) / 2.0)) / ((double)events * (order.Length - events));
    }

    private static ImmutableArray<CalibrationBin> Bin(int[] order, double[] told, bool[] happened)
    {
        var bins = ImmutableArray.CreateBuilder<CalibrationBin>();
        foreach (var part in order.Chunk(Math.Max(1, (order.Length + Bins - 1) / Bins)))
        {
            bins.Add(new CalibrationBin(
                part.Length, part.Average(row => told[row]), (double)part.Count(row => happened[row]) / part.Length));
        }

        return bins.ToImmutable();
    }
}

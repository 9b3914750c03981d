using System.Numerics;

namespace ShelfEdge.Core.Detection;

/// <summary>Finds the few sure anchors among the scores of all, which lie class by class within each anchor.</summary>
internal static class ScoreScan
{
    // Most blocks hold no product and are passed over with a few vector comparisons.
    private const int AnchorsPerBlock = 32;

    /// <summary>Adds each anchor whose best score reaches the threshold. NaN never does.</summary>
    public static void Run(ReadOnlySpan<float> scores, int classCount, float minScore, CandidateBuffer candidates)
    {
        var anchorCount = scores.Length / classCount;
        for (var first = 0; first < anchorCount; first += AnchorsPerBlock)
        {
            var count = Math.Min(AnchorsPerBlock, anchorCount - first);
            var block = scores.Slice(first * classCount, count * classCount);
            if (ReachesAny(block, minScore))
            {
                RunScalar(block, classCount, minScore, candidates, first);
            }
        }
    }

    /// <summary>The same, anchor by anchor, with <paramref name="first"/> added to each index.</summary>
    public static void RunScalar(
        ReadOnlySpan<float> scores, int classCount, float minScore, CandidateBuffer candidates, int first = 0)
    {
        for (var anchor = 0; anchor * classCount < scores.Length; anchor++)
        {
            var own = scores.Slice(anchor * classCount, classCount);
            var best = own[BestClass(own)];
            if (best >= minScore)
            {
                candidates.Add(best, first + anchor);
            }
        }
    }

    /// <summary>The class with the highest score; of equal ones the first; 0 when none is a number.</summary>
    public static int BestClass(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best] || float.IsNaN(scores[best]))
            {
                best = i;
            }
        }

        return best;
    }

    private static bool ReachesAny(ReadOnlySpan<float> scores, float minScore)
    {
        var limit = new Vector<float>(minScore);
        var at = 0;
        for (; at <= scores.Length - Vector<float>.Count; at += Vector<float>.Count)
        {
            if (Vector.GreaterThanOrEqualAny(new Vector<float>(scores[at..]), limit))
            {
                return true;
            }
        }

        for (; at < scores.Length; at++)
        {
            if (scores[at] >= minScore)
            {
                return true;
            }
        }

        return false;
    }
}

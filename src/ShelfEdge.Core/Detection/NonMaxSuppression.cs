using System.Numerics;

namespace ShelfEdge.Core.Detection;

/// <summary>
/// Greedy non-maximum suppression within each class: candidates are taken in <see cref="ScoreOrder"/>, and one that
/// overlaps a kept box of its class by more than the threshold goes. The result depends on the set of candidates only,
/// not on their order. Buffers are reused: one instance per thread.
/// </summary>
internal sealed class NonMaxSuppression
{
    private const int NoClass = -1;

    private readonly ulong[] _keys;
    private readonly int[] _order;

    // Kept boxes as one array per coordinate, so that a candidate is compared with a vector of them at once.
    private readonly float[] _x1;
    private readonly float[] _y1;
    private readonly float[] _x2;
    private readonly float[] _y2;
    private readonly float[] _area;
    private readonly int[] _class;

    public NonMaxSuppression(int maxCandidates, int maxKept)
    {
        _keys = new ulong[maxCandidates];
        _order = new int[maxCandidates];
        var lanes = (maxKept + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        _x1 = new float[lanes];
        _y1 = new float[lanes];
        _x2 = new float[lanes];
        _y2 = new float[lanes];
        _area = new float[lanes];
        _class = new int[lanes];
    }

    /// <summary>Suppresses. Stops when <paramref name="kept"/> is full; what comes after has lower scores.</summary>
    /// <param name="candidates">At most as many as the constructor was told, in any order.</param>
    /// <param name="maxOverlap">Intersection over union that two kept boxes of one class may still have.</param>
    /// <param name="kept">Filled by falling score; at most as long as the constructor was told.</param>
    /// <param name="isCut">True when <paramref name="kept"/> was full before all candidates had been looked at.</param>
    /// <returns>How many were written to <paramref name="kept"/>.</returns>
    public int Run(ReadOnlySpan<Candidate> candidates, float maxOverlap, Span<Detection> kept, out bool isCut)
    {
        for (var i = 0; i < candidates.Length; i++)
        {
            _keys[i] = ScoreOrder.Key(candidates[i].Score, candidates[i].Index);
            _order[i] = i;
        }

        _keys.AsSpan(0, candidates.Length).Sort(_order.AsSpan(0, candidates.Length));

        var count = 0;
        for (var i = 0; i < candidates.Length; i++)
        {
            ref readonly var candidate = ref candidates[_order[i]];
            if (IsSuppressed(candidate, count, maxOverlap))
            {
                continue;
            }

            if (count == kept.Length)
            {
                isCut = true;
                return count;
            }

            Keep(candidate, count);
            kept[count++] = new Detection(candidate.Box, candidate.ClassIndex, candidate.Score);
        }

        isCut = false;
        return count;
    }

    /// <summary>The same answer as the vectors give, box by box.</summary>
    internal static bool IsSuppressedScalar(in Candidate candidate, ReadOnlySpan<Detection> kept, float maxOverlap)
    {
        foreach (ref readonly var other in kept)
        {
            if (other.ClassIndex == candidate.ClassIndex && candidate.Box.Overlap(other.Box) > maxOverlap)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsSuppressed(in Candidate candidate, int count, float maxOverlap)
    {
        var x1 = new Vector<float>(candidate.Box.X1);
        var y1 = new Vector<float>(candidate.Box.Y1);
        var x2 = new Vector<float>(candidate.Box.X2);
        var y2 = new Vector<float>(candidate.Box.Y2);
        var area = new Vector<float>(candidate.Box.Area);
        var classIndex = new Vector<int>(candidate.ClassIndex);
        var limit = new Vector<float>(maxOverlap);

        // Unused lanes of the last vector hold no class and so never match.
        for (var i = 0; i < count; i += Vector<float>.Count)
        {
            var width = Vector.Min(x2, new Vector<float>(_x2, i)) - Vector.Max(x1, new Vector<float>(_x1, i));
            var height = Vector.Min(y2, new Vector<float>(_y2, i)) - Vector.Max(y1, new Vector<float>(_y1, i));
            var common = Vector.Max(Vector<float>.Zero, width) * Vector.Max(Vector<float>.Zero, height);
            var overlap = common / (area + new Vector<float>(_area, i) - common);
            var isOver = Vector.GreaterThan(overlap, limit) & Vector.Equals(classIndex, new Vector<int>(_class, i));
            if (isOver != Vector<int>.Zero)
            {
                return true;
            }
        }

        return false;
    }

    private void Keep(in Candidate candidate, int at)
    {
        if (at % Vector<float>.Count == 0)
        {
            _class.AsSpan(at, Vector<float>.Count).Fill(NoClass);
        }

        _x1[at] = candidate.Box.X1;
        _y1[at] = candidate.Box.Y1;
        _x2[at] = candidate.Box.X2;
        _y2[at] = candidate.Box.Y2;
        _area[at] = candidate.Box.Area;
        _class[at] = candidate.ClassIndex;
    }
}

namespace ShelfEdge.Core.Verification;

/// <summary>
/// How far two models, or one model on two machines, say the same of the same frames: detections are paired, and each that is
/// sure asks for a partner. Sums over frames. Not safe for concurrent use.
/// </summary>
/// <param name="minOverlap">Least intersection over union of a pair, 0 to 1.</param>
/// <param name="maxScoreGap">Most difference of the scores of a pair.</param>
public sealed class DetectionPairs(float minOverlap, float maxScoreGap)
{
    private double _overlaps;
    private int _pairs;

    /// <summary>Sure detections, of both sides.</summary>
    public int Asked { get; private set; }

    /// <summary>Of those, how many have a partner.</summary>
    public int Agreed { get; private set; }

    /// <summary>Share of the sure detections that have a partner; 1 when there are none.</summary>
    public double Share => Asked == 0 ? 1 : Agreed / (double)Asked;

    /// <summary>Mean intersection over union of the pairs with a sure detection; 1 when there are none.</summary>
    public double MeanOverlap => _pairs == 0 ? 1 : _overlaps / _pairs;

    /// <summary>
    /// Adds a frame. In the order given each detection of one side takes the free one of the other that has its class and
    /// overlaps it most.
    /// </summary>
    /// <param name="left">By falling score.</param>
    /// <param name="right">Of the same frame.</param>
    /// <param name="sureScore">A detection of this score or more asks for a partner, which itself may have less.</param>
    public void Add(ReadOnlySpan<Detection.Detection> left, ReadOnlySpan<Detection.Detection> right, float sureScore)
    {
        var taken = new bool[right.Length];
        foreach (ref readonly var one in left)
        {
            var isSure = one.Score >= sureScore;
            Asked += isSure ? 1 : 0;
            var partner = FindPartner(one, right, taken, out var overlap);
            if (partner < 0)
            {
                continue;
            }

            taken[partner] = true;
            var isPartnerSure = right[partner].Score >= sureScore;
            Agreed += (isSure ? 1 : 0) + (isPartnerSure ? 1 : 0);
            if (isSure || isPartnerSure)
            {
                _overlaps += overlap;
                _pairs++;
            }
        }

        foreach (ref readonly var other in right)
        {
            Asked += other.Score >= sureScore ? 1 : 0;
        }
    }

    private int FindPartner(
        in Detection.Detection one, ReadOnlySpan<Detection.Detection> others, ReadOnlySpan<bool> taken, out float overlap)
    {
        var best = -1;
        overlap = 0;
        for (var i = 0; i < others.Length; i++)
        {
            if (!taken[i]
                && others[i].ClassIndex == one.ClassIndex
                && MathF.Abs(others[i].Score - one.Score) <= maxScoreGap
                && one.Box.Overlap(others[i].Box) is var found
                && found >= minOverlap
                && found > overlap)
            {
                (best, overlap) = (i, found);
            }
        }

        return best;
    }
}

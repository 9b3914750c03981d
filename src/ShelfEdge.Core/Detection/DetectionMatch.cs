using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Detection;

/// <summary>Which detections are which boxes of the truth, class-agnostically.</summary>
public static class DetectionMatch
{
    /// <summary>
    /// In the order given, each detection takes the free box that it overlaps most, if by enough: the rule of the COCO
    /// evaluation.
    /// </summary>
    /// <param name="detections">By falling score.</param>
    /// <param name="truth">Boxes in the same pixels.</param>
    /// <param name="minOverlap">Least intersection over union of a hit, 0 to 1.</param>
    /// <param name="hits">One entry a detection: whether it took a box.</param>
    /// <returns>How many hits there are.</returns>
    /// <exception cref="ArgumentException"><paramref name="hits"/> is shorter than the detections.</exception>
    public static int Match(ReadOnlySpan<Detection> detections, ReadOnlySpan<Box> truth, float minOverlap, Span<bool> hits) =>
        Match(detections, truth, minOverlap, hits, new bool[truth.Length]);

    /// <inheritdoc cref="Match(ReadOnlySpan{Detection}, ReadOnlySpan{Box}, float, Span{bool})"/>
    /// <param name="detections">By falling score.</param>
    /// <param name="truth">Boxes in the same pixels.</param>
    /// <param name="minOverlap">Least intersection over union of a hit, 0 to 1.</param>
    /// <param name="hits">One entry a detection: whether it took a box.</param>
    /// <param name="taken">One entry a box: whether a detection took it; the boxes left over were missed.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="hits"/> or <paramref name="taken"/> is shorter than what it answers for.
    /// </exception>
    public static int Match(
        ReadOnlySpan<Detection> detections, ReadOnlySpan<Box> truth, float minOverlap, Span<bool> hits, Span<bool> taken)
    {
        if (hits.Length < detections.Length)
        {
            throw new ArgumentException($"Room for {hits.Length} verdicts, {detections.Length} are needed.", nameof(hits));
        }

        if (taken.Length < truth.Length)
        {
            throw new ArgumentException($"Room for {taken.Length} boxes, {truth.Length} are needed.", nameof(taken));
        }

        taken[..truth.Length].Clear();
        var count = 0;
        for (var i = 0; i < detections.Length; i++)
        {
            var best = -1;
            var bestOverlap = -1f;
            for (var j = 0; j < truth.Length; j++)
            {
                if (!taken[j] && detections[i].Box.Overlap(truth[j]) is var overlap && overlap > bestOverlap)
                {
                    (best, bestOverlap) = (j, overlap);
                }
            }

            hits[i] = best >= 0 && bestOverlap >= minOverlap;
            if (hits[i])
            {
                taken[best] = true;
                count++;
            }
        }

        return count;
    }
}

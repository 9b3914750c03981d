using CsCheck;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Core.Tests.Detection;

public sealed class NonMaxSuppressionTests
{
    private const int MaxCandidates = 200;
    private const int MaxKept = 60;

    // Few distinct scores and coordinates, so that ties and exact overlaps are common.
    private static readonly Gen<Box> AnyBox = Gen.Select(
        Gen.Int[0, 30],
        Gen.Int[0, 30],
        Gen.Int[0, 12],
        Gen.Int[0, 12],
        (x, y, width, height) => new Box(x, y, x + width, y + height));

    private static readonly Gen<Candidate[]> Candidates =
        Gen.Select(AnyBox, Gen.Int[0, 2], Gen.Int[1, 10]).Array[0, MaxCandidates]
            .Select(drawn => drawn.Select((d, i) => new Candidate(d.Item1, d.Item2, d.Item3 / 10f, i)).ToArray());

    private static readonly Gen<float> Threshold = Gen.OneOf(Gen.Float[0.05f, 0.95f], Gen.Const(0.5f), Gen.Const(1f));

    private readonly NonMaxSuppression _suppression = new(MaxCandidates, MaxKept);

    [Fact]
    public void Result_equals_the_slow_oracle() =>
        Gen.Select(Candidates, Threshold).Sample((candidates, threshold) =>
            Assert.Equal(Oracle(candidates, threshold).Take(MaxKept), Run(candidates, threshold)), threads: 1);

    [Fact]
    public void Result_is_a_subset_of_the_candidates() =>
        Gen.Select(Candidates, Threshold).Sample((candidates, threshold) =>
        {
            var given = candidates.Select(c => new Found(c.Box, c.ClassIndex, c.Score)).ToHashSet();
            Assert.All(Run(candidates, threshold), kept => Assert.Contains(kept, given));
        }, threads: 1);

    [Fact]
    public void Kept_boxes_of_one_class_overlap_by_no_more_than_the_threshold() =>
        Gen.Select(Candidates, Threshold).Sample((candidates, threshold) =>
        {
            var kept = Run(candidates, threshold);
            for (var i = 0; i < kept.Length; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    Assert.True(kept[i].ClassIndex != kept[j].ClassIndex || kept[i].Box.Overlap(kept[j].Box) <= threshold);
                }
            }
        }, threads: 1);

    [Fact]
    public void Result_does_not_depend_on_the_order_of_the_candidates() =>
        Gen.Select(Candidates, Threshold, Gen.Int).Sample((candidates, threshold, seed) =>
        {
            var shuffled = candidates.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(Run(candidates, threshold), Run(shuffled, threshold));
        }, threads: 1);

    [Fact]
    public void Result_falls_in_score() =>
        Gen.Select(Candidates, Threshold).Sample((candidates, threshold) =>
        {
            var scores = Run(candidates, threshold).Select(d => d.Score).ToArray();
            Assert.Equal(scores.OrderDescending(), scores);
        }, threads: 1);

    [Fact]
    public void Vectors_suppress_what_the_scalar_loop_suppresses() =>
        Gen.Select(Candidates, Threshold).Sample((candidates, threshold) =>
        {
            var kept = new List<Found>();
            foreach (var c in candidates.OrderBy(c => ScoreOrder.Key(c.Score, c.Index)))
            {
                if (!NonMaxSuppression.IsSuppressedScalar(c, [.. kept], threshold))
                {
                    kept.Add(new Found(c.Box, c.ClassIndex, c.Score));
                }
            }

            Assert.Equal(kept.Take(MaxKept), Run(candidates, threshold));
        }, threads: 1);

    [Fact]
    public void Of_equal_scores_the_lower_index_wins()
    {
        Candidate[] candidates =
        [
            new(new Box(1, 0, 11, 10), 0, 0.5f, Index: 9),
            new(new Box(0, 0, 10, 10), 0, 0.5f, Index: 4),
        ];

        Assert.Equal([new Found(new Box(0, 0, 10, 10), 0, 0.5f)], Run(candidates, 0.5f));
    }

    [Fact]
    public void Boxes_of_different_classes_do_not_suppress_each_other()
    {
        var box = new Box(0, 0, 10, 10);

        Assert.Equal(2, Run([new(box, 0, 0.9f, 0), new(box, 1, 0.8f, 1)], 0.5f).Length);
    }

    [Fact]
    public void Overlap_at_the_threshold_is_kept()
    {
        // One box is the upper half of the other: intersection over union is exactly one half.
        Candidate[] candidates = [new(new Box(0, 0, 8, 8), 0, 0.9f, 0), new(new Box(0, 0, 8, 4), 0, 0.8f, 1)];

        Assert.Equal(2, Run(candidates, 0.5f).Length);
        Assert.Single(Run(candidates, MathF.BitDecrement(0.5f)));
    }

    [Fact]
    public void Full_result_keeps_the_best_and_says_that_it_was_cut()
    {
        Candidate[] candidates = [.. Enumerable.Range(0, 100)
            .Select(i => new Candidate(new Box(i * 10, 0, (i * 10) + 9, 9), 0, (i + 1) / 100f, i))];
        var kept = new Found[MaxKept];

        var count = _suppression.Run(candidates, 0.5f, kept, out var isCut);

        Assert.Equal(MaxKept, count);
        Assert.True(isCut);
        Assert.Equal(1f, kept[0].Score);
        Assert.Equal(0.41f, kept[^1].Score, 1e-6f);
    }

    [Fact]
    public void Result_that_is_just_full_is_not_cut()
    {
        // The last candidate is suppressed, so nothing is missing.
        var candidates = Enumerable.Range(0, MaxKept)
            .Select(i => new Candidate(new Box(i * 10, 0, (i * 10) + 9, 9), 0, 0.9f, i))
            .Append(new Candidate(new Box(0, 0, 9, 9), 0, 0.1f, MaxKept));

        var count = _suppression.Run([.. candidates], 0.5f, new Found[MaxKept], out var isCut);

        Assert.Equal(MaxKept, count);
        Assert.False(isCut);
    }

    private static List<Found> Oracle(Candidate[] candidates, float threshold)
    {
        var left = candidates.OrderByDescending(c => c.Score).ThenBy(c => c.Index).ToList();
        var kept = new List<Found>();
        while (left.Count > 0)
        {
            var best = left[0];
            kept.Add(new Found(best.Box, best.ClassIndex, best.Score));
            left.RemoveAll(c => c.Index == best.Index || (c.ClassIndex == best.ClassIndex && c.Box.Overlap(best.Box) > threshold));
        }

        return kept;
    }

    private Found[] Run(Candidate[] candidates, float threshold)
    {
        var kept = new Found[MaxKept];
        var count = _suppression.Run(candidates, threshold, kept, out _);
        return kept[..count];
    }
}

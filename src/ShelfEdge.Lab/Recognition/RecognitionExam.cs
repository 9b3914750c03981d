using System.Numerics.Tensors;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Lab.Recommend;
using ShelfEdge.Lab.Scenes;

namespace ShelfEdge.Lab.Recognition;

/// <summary>
/// What a recognizer is asked of one set, with the gallery and the matcher of the product. A crop is compared with references of
/// other groups only. Every draw is seeded, so that two models meet the same galleries. Immutable.
/// </summary>
/// <param name="set">The crops.</param>
/// <param name="vectors">Of the crops one after the other, of length 1.</param>
/// <param name="empty">A gallery of the model without vectors.</param>
/// <param name="threshold">Cosine from which a SKU is accepted.</param>
/// <param name="seed">Of all draws.</param>
internal sealed class RecognitionExam(CropSet set, float[] vectors, Gallery empty, double threshold, int seed)
{
    /// <summary>Galleries that are drawn where not all references are used: with 20 another seed moved AUROC by .01.</summary>
    public const int Draws = 100;

    // What is planned where a crop lies is not known, so nothing is added for it.
    private readonly RecognitionRules _rules = new(threshold, priorWeight: 0);

    private readonly int[] _references = [.. Enumerable.Range(0, set.Crops.Length).Where(i => set.Crops[i].IsReference)];

    private readonly (string Group, int[] Crops)[] _tests =
    [
        .. Enumerable.Range(0, set.Crops.Length).Where(i => set.Crops[i].IsTest)
            .GroupBy(i => set.Crops[i].Group).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, group.ToArray())),
    ];

    /// <summary>Share of crops whose SKU is the nearest. A crop whose SKU no other group shows is not asked.</summary>
    /// <param name="references">So many of each SKU, drawn anew each time; null: all.</param>
    /// <exception cref="InvalidDataException">The gallery would be larger than the product allows, or nothing can be asked.</exception>
    public RecognitionScores Ask(int? references)
    {
        int draws = references is null ? 1 : Draws;
        var right = new double[set.Crops.Length];
        var asked = new bool[set.Crops.Length];
        for (int draw = 0; draw < draws; draw++)
        {
            var random = new Random(SceneSeed.Of(seed, draw));
            foreach ((Gallery gallery, int[] tests) in Rounds(others => references is { } count ? Pick(others, count, random) : others))
            {
                SkuMatch[] matches = Find(gallery, tests);
                for (int i = 0; i < tests.Length; i++)
                {
                    Sku sku = set.Crops[tests[i]].Sku;
                    if (gallery.IndexOf(sku) >= 0)
                    {
                        asked[tests[i]] = true;
                        right[tests[i]] += matches[i].Nearest == sku ? 1.0 / draws : 0;
                    }
                }
            }
        }

        double[][] rows = [.. right.Where((_, i) => asked[i]).Select(share => (double[])[share])];
        return rows.Length > 0
            ? new RecognitionScores(references, draws, rows.Length, Estimate.OfColumns(rows, seed)[0])
            : throw new InvalidDataException($"{set.Name}: no SKU is shown by two groups, so there is nothing to ask");
    }

    /// <summary>Best cosines of crops when half of the SKUs make the gallery, drawn anew each time.</summary>
    /// <exception cref="InvalidDataException">The gallery would be larger than the product allows.</exception>
    public IReadOnlyList<OpenSetSample> AskOpenSet()
    {
        Sku[] skus = [.. set.Crops.Select(crop => crop.Sku).Distinct().OrderBy(sku => sku.Value, StringComparer.Ordinal)];
        var samples = new List<OpenSetSample>();
        for (int draw = 0; draw < Draws; draw++)
        {
            var random = new Random(SceneSeed.Of(seed, draw));
            Sku[] shuffled = [.. skus];
            random.Shuffle(shuffled);
            var inside = shuffled.Take(skus.Length / 2).ToHashSet();
            foreach ((Gallery gallery, int[] tests) in Rounds(others => [.. others.Where(i => inside.Contains(set.Crops[i].Sku))]))
            {
                SkuMatch[] matches = Find(gallery, tests);
                for (int i = 0; i < tests.Length; i++)
                {
                    // A SKU of the gallery's half that only this group shows is neither known nor unknown.
                    Sku sku = set.Crops[tests[i]].Sku;
                    bool isKnown = gallery.IndexOf(sku) >= 0;
                    if (isKnown || !inside.Contains(sku))
                    {
                        samples.Add(new OpenSetSample(tests[i], matches[i].Score, isKnown, matches[i].Nearest == sku, matches[i].IsKnown));
                    }
                }
            }
        }

        return samples;
    }

    /// <summary>Crops taken for another SKU with all references, by how far the wrong one is ahead; one of each pair of SKUs.</summary>
    public IReadOnlyList<RecognitionMiss> FindWorst(int most)
    {
        var misses = new List<RecognitionMiss>();
        foreach ((string group, int[] crops) in _tests)
        {
            int[] others = Others(group);
            Gallery gallery = Build(others);
            SkuMatch[] matches = Find(gallery, crops);
            for (int i = 0; i < crops.Length; i++)
            {
                Sku sku = set.Crops[crops[i]].Sku;
                if (matches[i].Nearest is { } nearest && nearest != sku && gallery.IndexOf(sku) >= 0)
                {
                    misses.Add(new RecognitionMiss(crops[i], Nearest(crops[i], others, nearest), Nearest(crops[i], others, sku)));
                }
            }
        }

        return
        [
            .. misses.OrderByDescending(miss => miss.Wrong.Cosine - miss.Right.Cosine)
                .DistinctBy(miss => (set.Crops[miss.Crop].Sku, set.Crops[miss.Wrong.Crop].Sku)).Take(most),
        ];
    }

    private IEnumerable<(Gallery Gallery, int[] Tests)> Rounds(Func<int[], int[]> choose) =>
        from tests in _tests
        let references = choose(Others(tests.Group))
        where references.Length > 0
        select (Build(references), tests.Crops);

    private int[] Others(string group) => [.. _references.Where(i => set.Crops[i].Group != group)];

    private int[] Pick(int[] candidates, int count, Random random) =>
    [
        .. candidates.GroupBy(i => set.Crops[i].Sku).OrderBy(mine => mine.Key.Value, StringComparer.Ordinal).SelectMany(mine =>
        {
            int[] drawn = [.. mine];
            random.Shuffle(drawn);
            return drawn.Take(count);
        }),
    ];

    private Gallery Build(int[] references)
    {
        try
        {
            return Gallery.Of(
                empty.ModelSha256, empty.Dimensions, references.GroupBy(i => set.Crops[i].Sku).Select(mine => (mine.Key, Gather([.. mine]))));
        }
        catch (ArgumentException problem)
        {
            throw new InvalidDataException($"{set.Name}: {problem.Message}", problem);
        }
    }

    private SkuMatch[] Find(Gallery gallery, int[] crops)
    {
        var positions = new int[crops.Length];
        Array.Fill(positions, ViewPrior.NoPosition);
        var matches = new SkuMatch[crops.Length];
        new SkuMatcher(gallery, _rules).Find(Gather(crops), view: null, positions, matches);
        return matches;
    }

    private (int Crop, float Cosine) Nearest(int crop, int[] references, Sku sku) => references
        .Where(i => set.Crops[i].Sku == sku)
        .Select(i => (i, TensorPrimitives.Dot(VectorOf(i), VectorOf(crop))))
        .MaxBy(reference => reference.Item2);

    private float[] Gather(int[] crops)
    {
        var gathered = new float[crops.Length * empty.Dimensions];
        for (int i = 0; i < crops.Length; i++)
        {
            VectorOf(crops[i]).CopyTo(gathered.AsSpan(i * empty.Dimensions));
        }

        return gathered;
    }

    private ReadOnlySpan<float> VectorOf(int crop) => vectors.AsSpan(crop * empty.Dimensions, empty.Dimensions);
}

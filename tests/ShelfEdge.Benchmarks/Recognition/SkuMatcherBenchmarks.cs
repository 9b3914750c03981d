using BenchmarkDotNet.Attributes;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recognition;

namespace ShelfEdge.Benchmarks.Recognition;

/// <summary>150 crops of a frame compared with every vector of a gallery, ten vectors a SKU.</summary>
[MemoryDiagnoser]
public class SkuMatcherBenchmarks
{
    private const int Dimensions = 128;
    private const int Crops = 150;

    private readonly float[] _crops = new float[Crops * Dimensions];
    private readonly int[] _positions = new int[Crops];
    private readonly SkuMatch[] _matches = new SkuMatch[Crops];
    private Gallery _gallery = Gallery.Empty(new string('0', 64), Dimensions);
    private SkuMatcher? _matcher;

    [Params(500, 5_000, RecognitionLimits.Vectors)]
    public int Vectors { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        Fill(_crops, random);
        var vectors = new float[10 * Dimensions];
        for (var sku = 0; sku < Vectors / 10; sku++)
        {
            Fill(vectors, random);
            _gallery = _gallery.With(new Sku($"{sku:00000}"), vectors);
        }

        _matcher = new SkuMatcher(_gallery, new RecognitionRules(0.6));
        if (MathF.Abs(Vectorized() - Scalar()) > 1e-2f)
        {
            throw new InvalidOperationException("The two must agree.");
        }
    }

    [Benchmark]
    public float Vectorized()
    {
        _matcher!.Find(_crops, null, _positions, _matches);
        var sum = 0f;
        foreach (var match in _matches)
        {
            sum += match.Score;
        }

        return sum;
    }

    [Benchmark(Baseline = true)]
    public float Scalar()
    {
        var sum = 0f;
        for (var i = 0; i < Crops; i++)
        {
            sum += Best(_crops.AsSpan(i * Dimensions, Dimensions));
        }

        return sum;
    }

    private float Best(ReadOnlySpan<float> crop)
    {
        var best = -1f;
        for (var sku = 0; sku < _gallery.Skus.Length; sku++)
        {
            var vectors = _gallery.VectorsOf(sku);
            for (var at = 0; at < vectors.Length; at += Dimensions)
            {
                var dot = 0f;
                for (var i = 0; i < Dimensions; i++)
                {
                    dot += crop[i] * vectors[at + i];
                }

                best = MathF.Max(best, dot);
            }
        }

        return best;
    }

    private static void Fill(Span<float> vectors, Random random)
    {
        foreach (ref var value in vectors)
        {
            value = random.NextSingle() - 0.5f;
        }

        for (var at = 0; at < vectors.Length; at += Dimensions)
        {
            Gallery.TryNormalize(vectors.Slice(at, Dimensions));
        }
    }
}

using BenchmarkDotNet.Attributes;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Benchmarks.Detection;

/// <summary>A dense shelf: 300 products, each with several candidates around it.</summary>
[MemoryDiagnoser]
public class NonMaxSuppressionBenchmarks
{
    private const float MaxOverlap = 0.55f;
    private const int Products = 300;

    private readonly NonMaxSuppression _suppression = new(DetectionDecoder.MaxCandidates, 400);
    private readonly Found[] _kept = new Found[400];
    private Candidate[] _candidates = [];

    [Params(600, 2000)]
    public int Candidates { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        _candidates = [.. Enumerable.Range(0, Candidates).Select(i =>
        {
            var (row, column) = Math.DivRem(i % Products, 25);
            var (x, y) = ((column * 75) + (4 * random.NextSingle()), (row * 88) + (4 * random.NextSingle()));
            return new Candidate(new Box(x, y, x + 70, y + 84), 0, 0.3f + (0.7f * random.NextSingle()), i);
        })];
        if (Vectors() != Scalar())
        {
            throw new InvalidOperationException("The two must agree.");
        }
    }

    [Benchmark]
    public int Vectors() => _suppression.Run(_candidates, MaxOverlap, _kept, out _);

    /// <summary>The same without vectors: a sorted copy and box by box.</summary>
    [Benchmark(Baseline = true)]
    public int Scalar()
    {
        var count = 0;
        foreach (var candidate in _candidates.OrderBy(c => ScoreOrder.Key(c.Score, c.Index)))
        {
            if (count < _kept.Length && !NonMaxSuppression.IsSuppressedScalar(candidate, _kept.AsSpan(0, count), MaxOverlap))
            {
                _kept[count++] = new Found(candidate.Box, candidate.ClassIndex, candidate.Score);
            }
        }

        return count;
    }
}

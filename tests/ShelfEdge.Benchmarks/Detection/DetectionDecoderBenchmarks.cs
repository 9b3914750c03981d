using BenchmarkDotNet.Attributes;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Testing.Modelling;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Benchmarks.Detection;

/// <summary>8000 anchors of a 640x640 input, of which a share is sure; and the scan over the scores by itself.</summary>
[MemoryDiagnoser]
public class DetectionDecoderBenchmarks
{
    private const float MinScore = 0.4f;

    private readonly ModelManifest _manifest = SampleManifest.Create(640, 640) with { MaxDetections = 400 };
    private readonly Letterbox _letterbox = Letterbox.Fit(1920, 1080, 640, 640);
    private readonly CandidateBuffer _candidates = new(DetectionDecoder.MaxCandidates);
    private readonly Found[] _found = new Found[400];
    private DetectionDecoder _decoder = null!;
    private float[][] _outputs = [];

    [Params(300, 2000)]
    public int Candidates { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _decoder = new DetectionDecoder(_manifest);
        _outputs = [.. _manifest.Output.Tensors(_manifest.Input, 1).Select(tensor => new float[tensor.Length])];
        var random = new Random(1);
        for (var anchor = 0; anchor < _outputs[0].Length; anchor++)
        {
            var isSure = random.NextSingle() < Candidates / (float)_outputs[0].Length;
            _outputs[0][anchor] = isSure ? 0.4f + (0.6f * random.NextSingle()) : 0.1f * random.NextSingle();
            for (var side = 0; side < 4; side++)
            {
                _outputs[1][(4 * anchor) + side] = 5 + (30 * random.NextSingle());
            }
        }
    }

    [Benchmark(Baseline = true)]
    public int Decode() => _decoder.Decode(_outputs, _letterbox, MinScore, _found);

    [Benchmark]
    public int Scan()
    {
        _candidates.Clear();
        ScoreScan.Run(_outputs[0], 1, MinScore, _candidates);
        return _candidates.Keys.Length;
    }
}

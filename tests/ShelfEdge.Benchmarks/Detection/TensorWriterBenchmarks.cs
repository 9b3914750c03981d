using BenchmarkDotNet.Attributes;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Testing.Modelling;

namespace ShelfEdge.Benchmarks.Detection;

/// <summary>A letterboxed picture of 640x640 into the layouts that need writing, beside the plain loops.</summary>
[MemoryDiagnoser]
public class TensorWriterBenchmarks
{
    private readonly ModelInput _planarFloats = Input(TensorLayout.Nchw, TensorElement.Floats, ColourOrder.Rgb);
    private readonly ModelInput _planarBytes = Input(TensorLayout.Nchw, TensorElement.Bytes, ColourOrder.Bgr);
    private readonly ModelInput _packedRgb = Input(TensorLayout.Nhwc, TensorElement.Bytes, ColourOrder.Rgb);
    private readonly byte[] _picture = new byte[640 * 640 * 3];
    private readonly byte[] _bytes = new byte[640 * 640 * 3];
    private readonly float[] _floats = new float[640 * 640 * 3];

    [GlobalSetup]
    public void Setup() => new Random(1).NextBytes(_picture);

    [Benchmark(Baseline = true)]
    public void PlanarFloatsScalar() =>
        PlanarPixels.WriteScalar(_picture, Planes<float>.Of(_floats, ColourOrder.Rgb), _planarFloats.Scale);

    [Benchmark]
    public void PlanarFloats() => TensorWriter.Write(_picture, _planarFloats, _floats);

    [Benchmark]
    public void PlanarBytesScalar() => PlanarPixels.WriteScalar(_picture, Planes<byte>.Of(_bytes, ColourOrder.Bgr));

    [Benchmark]
    public void PlanarBytes() => TensorWriter.Write(_picture, _planarBytes, _bytes);

    [Benchmark]
    public void SwapScalar() => PackedPixels.SwapScalar(_picture, _bytes);

    [Benchmark]
    public void Swap() => TensorWriter.Write(_picture, _packedRgb, _bytes);

    private static ModelInput Input(TensorLayout layout, TensorElement element, ColourOrder colour) =>
        SampleManifest.Create(640, 640, layout, element, colour).Input;
}

using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Tests.Fixtures;

/// <summary>A detector whose first call never returns.</summary>
internal sealed class HangingDetector : IDetector
{
    private readonly ManualResetEventSlim _never = new();

    public ModelManifest Manifest { get; } = ScriptedDetector.Cycle().Manifest;

    public int MaxDetections => 1;

    public int Detect(Frame frame, Span<Detection> detections, out DetectionTimings timings)
    {
        _never.Wait();
        timings = default;
        return 0;
    }

    public void Dispose() => _never.Dispose();
}

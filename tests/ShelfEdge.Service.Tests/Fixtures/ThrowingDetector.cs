using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Tests.Fixtures;

/// <summary>A detector with a defect.</summary>
internal sealed class ThrowingDetector : IDetector
{
    public ModelManifest Manifest { get; } = ScriptedDetector.Cycle().Manifest;

    public int MaxDetections => 1;

    public int Detect(Frame frame, Span<Detection> detections, out DetectionTimings timings) =>
        throw new InvalidOperationException("defect in the detector");

    public void Dispose()
    {
    }
}

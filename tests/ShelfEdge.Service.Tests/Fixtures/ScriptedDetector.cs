using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Testing.Modelling;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Tests.Fixtures;

/// <summary>
/// Finds what a script says: facings in the left half by the number of the call, from 1, and four in the right half. Boxes
/// stand side by side in <see cref="TestStore"/>'s zones, scaled to the frame. Frames that were dropped do not count, so a
/// slow machine sees the same script.
/// </summary>
internal sealed class ScriptedDetector(Func<long, int> facingsOnTheLeft) : IDetector
{
    private const int OnTheRight = 4;

    private long _calls;

    /// <summary>Full, low, empty and full again, over and over, one step a call.</summary>
    public static ScriptedDetector Cycle() => new(call => (call % 4) switch { 1 => 4, 2 => 1, 3 => 0, _ => 3 });

    /// <summary>Left, top, width and height of the one gap that it sees.</summary>
    public static readonly int[] Gap = [10, 20, 30, 60];

    public ModelManifest Manifest { get; } = SampleManifest.Create() with { Output = new ShelfEdgeOutput("scores", "distances", [8, 16], "gaps") };

    public int MaxDetections => 16;

    public int Detect(Frame frame, Span<Detection> detections, out DetectionTimings timings)
    {
        timings = new DetectionTimings(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(2));
        var left = facingsOnTheLeft(++_calls);
        var half = frame.WidthPixels / 2f;
        for (var i = 0; i < left; i++)
        {
            detections[i] = Box(i * half / 4, frame);
        }

        for (var i = 0; i < OnTheRight; i++)
        {
            detections[left + i] = Box(half + (i * half / 4), frame);
        }

        return left + OnTheRight;
    }

    public int Detect(
        Frame frame, Span<Detection> detections, Span<Detection> gaps, out int gapCount, out DetectionTimings timings)
    {
        gapCount = 0;
        if (!gaps.IsEmpty)
        {
            gaps[gapCount++] = new Detection(new Box(Gap[0], Gap[1], Gap[0] + Gap[2], Gap[1] + Gap[3]), 0, 0.8f);
        }

        return Detect(frame, detections, out timings);
    }

    public void Dispose()
    {
    }

    private static Detection Box(float left, Frame frame) =>
        new(new Box(left, 10, left + (frame.WidthPixels / 8f) - 2, frame.HeightPixels - 10), 0, 0.9f);
}

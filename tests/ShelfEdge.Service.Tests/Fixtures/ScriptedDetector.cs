using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Testing.Modelling;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Tests.Fixtures;

/// <summary>
/// Finds what a script says: facings in the left half by the number of the frame, and four in the right half. Boxes stand
/// side by side in <see cref="TestStore"/>'s zones, scaled to the frame.
/// </summary>
internal sealed class ScriptedDetector(Func<long, int> facingsOnTheLeft) : IDetector
{
    private const int OnTheRight = 4;

    /// <summary>Full, low, empty and full again, over and over, one step a frame.</summary>
    public static ScriptedDetector Cycle() => new(number => (number % 4) switch { 1 => 4, 2 => 1, 3 => 0, _ => 3 });

    public ModelManifest Manifest { get; } = SampleManifest.Create();

    public int MaxDetections => 16;

    /// <summary>Frames seen. Any thread.</summary>
    public long Calls => Interlocked.Read(ref _calls);

    private long _calls;

    public int Detect(Frame frame, Span<Detection> detections, out DetectionTimings timings)
    {
        timings = new DetectionTimings(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(2));
        var left = facingsOnTheLeft(frame.Number);
        var half = frame.WidthPixels / 2f;
        for (var i = 0; i < left; i++)
        {
            detections[i] = Box(i * half / 4, frame);
        }

        for (var i = 0; i < OnTheRight; i++)
        {
            detections[left + i] = Box(half + (i * half / 4), frame);
        }

        Interlocked.Increment(ref _calls);
        return left + OnTheRight;
    }

    public void Dispose()
    {
    }

    private static Detection Box(float left, Frame frame) =>
        new(new Box(left, 10, left + (frame.WidthPixels / 8f) - 2, frame.HeightPixels - 10), 0, 0.9f);
}

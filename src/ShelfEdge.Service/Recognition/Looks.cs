using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Recognition;

namespace ShelfEdge.Service.Recognition;

/// <summary>Looks at the frames that are worth it. Owns the recognizer. Used by the detection loop alone.</summary>
internal sealed class Looks(ShelfRecognizer recognizer, LookPolicy policy) : IDisposable
{
    /// <summary>The result with what each detection shows, if this frame is looked at.</summary>
    public FrameDetections Add(Frame frame, FrameDetections result) =>
        policy.Take(result) ? result with { Matches = recognizer.Recognize(frame, result, out _) } : result;

    public void Dispose() => recognizer.Dispose();
}

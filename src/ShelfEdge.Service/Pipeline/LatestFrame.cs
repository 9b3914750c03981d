using ShelfEdge.Core.Detection;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Pipeline;

/// <summary>A frame with what was found in it. Owns the frame.</summary>
internal sealed record LatestFrame(Frame Frame, FrameDetections Result) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Frame.Dispose();
}

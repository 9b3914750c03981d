namespace ShelfEdge.Vision.Capture;

/// <summary>Owns the one frame that a reader reads into; a frame that is handed on is replaced by a fresh one.</summary>
internal sealed class FrameHand(Frame frame) : IDisposable
{
    public Frame Frame { get; set; } = frame;

    public void Dispose() => Frame.Dispose();
}

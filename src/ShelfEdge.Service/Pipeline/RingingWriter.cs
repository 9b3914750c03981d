using System.Threading.Channels;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Service.Health;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Pipeline;

/// <summary>Writes the frames of one camera to its channel and rings for the detection loop.</summary>
internal sealed class RingingWriter(ChannelWriter<Frame> frames, ChannelWriter<CameraId> ring, CameraProgress camera)
    : ChannelWriter<Frame>
{
    public override bool TryWrite(Frame item)
    {
        camera.LoopSeen();
        var written = frames.TryWrite(item);
        ring.TryWrite(camera.Camera);
        return written;
    }

    public override ValueTask<bool> WaitToWriteAsync(CancellationToken cancellationToken = default) =>
        frames.WaitToWriteAsync(cancellationToken);
}

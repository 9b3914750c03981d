using System.Collections.Immutable;
using System.Threading.Channels;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Service.Health;
using ShelfEdge.Service.Live;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Pipeline;

/// <summary>
/// Every channel of the process, each with its bound and what happens there. Frames may be lost (newest wins), results may
/// not. A dropping channel says yes to every write, so only its callback sees the loss.
/// </summary>
internal sealed class PipelineChannels : IDisposable
{
    /// <summary>Frames of one camera that may wait for the detector.</summary>
    public const int FramesPerCamera = 2;

    /// <summary>Results that may wait for the last loop; then the detector waits.</summary>
    public const int WaitingResults = 16;

    /// <summary>Lines that may wait for the screen; then the oldest is dropped, which the view says.</summary>
    public const int Lines = 256;

    public PipelineChannels(PipelineProgress progress, LiveLoss loss)
    {
        Frames = progress.Cameras.ToImmutableDictionary(
            camera => camera.Camera,
            camera => Channel.CreateBounded<Frame>(
                new BoundedChannelOptions(FramesPerCamera)
                {
                    FullMode = BoundedChannelFullMode.DropOldest,
                    SingleReader = true,
                    SingleWriter = true,
                },
                dropped =>
                {
                    camera.FrameDropped();
                    dropped.Dispose();
                }));
        LiveLines = Channel.CreateBounded<LiveLine>(
            new BoundedChannelOptions(Lines) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ => loss.Count());
    }

    /// <summary>From each capture loop to the detection loop. A frame in it belongs to the channel.</summary>
    public ImmutableDictionary<CameraId, Channel<Frame>> Frames { get; }

    /// <summary>
    /// Rings when a frame was put into any of <see cref="Frames"/>: the one reader cannot wait on several channels. A ring
    /// that is not needed is dropped, as one is enough to make the reader look at all cameras.
    /// </summary>
    public Channel<CameraId> FrameReady { get; } = Channel.CreateBounded<CameraId>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>From the detection loop to the last loop. Nothing is dropped: the writer waits.</summary>
    public Channel<FrameDetections> Results { get; } = Channel.CreateBounded<FrameDetections>(
        new BoundedChannelOptions(WaitingResults)
        {
            FullMode = BoundedChannelFullMode.Wait,
            SingleReader = true,
            SingleWriter = true,
        });

    /// <summary>From all loops to the live view.</summary>
    public Channel<LiveLine> LiveLines { get; }

    /// <summary>Gives back the frames that still wait, after the loops have ended.</summary>
    public void Dispose()
    {
        foreach (var queue in Frames.Values)
        {
            while (queue.Reader.TryRead(out var frame))
            {
                frame.Dispose();
            }
        }
    }
}

using System.Collections.Immutable;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Service.Health;

namespace ShelfEdge.Service.Pipeline;

/// <summary>
/// Holds the newest processed frame of each camera, so that a picture can be drawn when someone asks for one and nothing is
/// copied or drawn when no one does. Whoever takes a frame owns it. Frames change hands by atomic exchange: no locks.
/// </summary>
internal sealed class LatestFrames(PipelineProgress progress) : IDisposable
{
    private readonly ImmutableDictionary<CameraId, Slot> _slots =
        progress.Cameras.ToImmutableDictionary(camera => camera.Camera, _ => new Slot());

    /// <summary>Takes over <paramref name="frame"/> and gives up the one before it.</summary>
    public void Put(LatestFrame frame) =>
        Interlocked.Exchange(ref _slots[frame.Frame.Camera].Frame, frame)?.Dispose();

    /// <summary>The newest frame, now the caller's; <see langword="null"/> when there is none or another caller has it.</summary>
    public LatestFrame? Take(CameraId camera) => Interlocked.Exchange(ref _slots[camera].Frame, null);

    /// <summary>Gives back a frame that was taken; it is kept unless a newer one has come.</summary>
    public void GiveBack(LatestFrame frame)
    {
        if (Interlocked.CompareExchange(ref _slots[frame.Frame.Camera].Frame, frame, null) is not null)
        {
            frame.Dispose();
        }
    }

    /// <summary>After the loops have ended.</summary>
    public void Dispose()
    {
        foreach (var slot in _slots.Values)
        {
            Interlocked.Exchange(ref slot.Frame, null)?.Dispose();
        }
    }

    private sealed class Slot
    {
        public LatestFrame? Frame;
    }
}

using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Stock;

/// <summary>Says in which position of a camera's view each detection lies, as it is counted. Not safe for concurrent calls.</summary>
public sealed class PositionLocator
{
    /// <summary>A detection that lies in no position.</summary>
    public const int NoPosition = FacingCounter.Unassigned;

    /// <summary>A detection of a product that another detection of the same position shows already; negative.</summary>
    public const int Repeated = FacingCounter.Repeated;

    private readonly FacingCounter _counter;
    private readonly int[] _facings;

    /// <summary>Prepares the view of one camera.</summary>
    /// <param name="planogram">Has the camera.</param>
    /// <param name="camera">Whose frames are looked at.</param>
    /// <param name="counting">When a detection lies in a position: the same rules as for counting.</param>
    public PositionLocator(Planogram.Planogram planogram, CameraId camera, CountingRules counting)
        : this(
            planogram.Cameras.First(other => other.Id == camera),
            [.. planogram.Positions.Where(position => position.Camera == camera)],
            counting)
    {
    }

    internal PositionLocator(PlanogramCamera camera, Position[] positions, CountingRules counting)
    {
        _counter = new FacingCounter(camera, positions.Select(position => position.Zone), counting);
        _facings = new int[positions.Length];
    }

    /// <summary>Whether the frame shows what the reference frame shows, larger or smaller.</summary>
    public bool Fits(FrameDetections frame) => _counter.HasShape(frame.WidthPixels, frame.HeightPixels);

    /// <summary>A box of the frame in pixels of the reference frame.</summary>
    public Box ToReference(FrameDetections frame, Box box) => _counter.ToReference(frame, box);

    /// <summary>Finds the position of each detection. Allocates nothing.</summary>
    /// <param name="frame">A frame of this camera.</param>
    /// <param name="positions">
    /// Receives for each detection an index into the camera's positions in the order of the planogram, or
    /// <see cref="NoPosition"/>, or <see cref="Repeated"/>.
    /// </param>
    public void Locate(FrameDetections frame, Span<int> positions)
    {
        if (Fits(frame))
        {
            _counter.Count(frame, _facings, positions);
        }
        else
        {
            positions.Fill(NoPosition);
        }
    }
}

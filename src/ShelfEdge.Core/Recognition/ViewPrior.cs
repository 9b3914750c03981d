using System.Collections.Immutable;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Recognition;

/// <summary>What the planogram lets one expect in the view of one camera. Not safe for concurrent calls of <see cref="Locate"/>.</summary>
public sealed class ViewPrior
{
    /// <summary>A crop that lies in no position.</summary>
    public const int NoPosition = FacingCounter.Unassigned;

    private const float Here = 1;
    private const float InView = 0.5f;

    private readonly FacingCounter _counter;
    private readonly int[] _planned;
    private readonly bool[] _isInView;
    private readonly int[] _facings;

    private ViewPrior(PlanogramCamera camera, Position[] positions, Gallery gallery, CountingRules counting)
    {
        _counter = new FacingCounter(camera, positions.Select(position => position.Zone), counting);
        _planned = [.. positions.Select(position => gallery.IndexOf(position.Sku))];
        _isInView = new bool[gallery.Skus.Length];
        _facings = new int[positions.Length];
        foreach (var sku in _planned.Where(sku => sku >= 0))
        {
            _isInView[sku] = true;
        }
    }

    /// <summary>One for each camera of a planogram.</summary>
    /// <param name="planogram">What is planned.</param>
    /// <param name="gallery">Whose SKUs are meant by their index.</param>
    /// <param name="counting">When a detection lies in a position: the same rules as for counting.</param>
    public static ImmutableDictionary<CameraId, ViewPrior> Of(
        Planogram.Planogram planogram, Gallery gallery, CountingRules counting)
    {
        var positions = planogram.Positions.ToLookup(position => position.Camera);
        return planogram.Cameras.ToImmutableDictionary(
            camera => camera.Id, camera => new ViewPrior(camera, [.. positions[camera.Id]], gallery, counting));
    }

    /// <summary>0, 1/2 or 1: see <see cref="SkuMatcher"/>.</summary>
    /// <param name="sku">Index in the gallery.</param>
    /// <param name="position">Index in the view, or <see cref="NoPosition"/>.</param>
    public float Of(int sku, int position) =>
        position >= 0 && _planned[position] == sku ? Here : _isInView[sku] ? InView : 0;

    /// <summary>Finds the position of each detection, as it is counted. Allocates nothing.</summary>
    /// <param name="frame">A frame of this camera.</param>
    /// <param name="positions">Receives an index for each detection, or <see cref="NoPosition"/>.</param>
    public void Locate(FrameDetections frame, Span<int> positions)
    {
        if (_counter.HasShape(frame.WidthPixels, frame.HeightPixels))
        {
            _counter.Count(frame, _facings, positions);
        }
        else
        {
            positions.Fill(NoPosition);
        }
    }
}

using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Compliance;

/// <summary>
/// Compares one frame with the planogram, as a picture taken on the spot is judged: what it shows is all that is known. Not safe
/// for concurrent calls.
/// </summary>
/// <param name="planogram">Has the camera.</param>
/// <param name="camera">Whose frames are judged.</param>
/// <param name="counting">When a detection lies in a position.</param>
public sealed class FrameCompliance(Planogram.Planogram planogram, CameraId camera, CountingRules counting)
{
    private readonly PlanogramCamera _camera = planogram.Cameras.First(other => other.Id == camera);
    private readonly Position[] _positions = [.. planogram.Positions.Where(position => position.Camera == camera)];
    private readonly PositionLocator _locator = new(planogram, camera, counting);

    /// <summary>Judges every position of the camera.</summary>
    /// <param name="frame">With matches, they say what each detection shows; without, the position does.</param>
    public ComplianceReport Judge(FrameDetections frame)
    {
        var owners = new int[frame.Detections.Length];
        _locator.Locate(frame, owners);
        var widths = new CoveredWidths(planogram, _positions);
        var positions = _positions.Select((position, index) => _locator.Fits(frame)
            ? Judge(frame, position, [.. Enumerable.Range(0, owners.Length).Where(i => owners[i] == index)], widths)
            : PositionCompliance.Unknown(position, UnknownReasons.WrongShape));
        return new ComplianceReport(
            frame.CapturedAt, [.. positions],
            _locator.Fits(frame) ? StrayProduct.Of(frame, owners, counting) : [],
            widths.Unit, widths.ByCategory(), widths.ByBrand());
    }

    private PositionCompliance Judge(FrameDetections frame, Position position, int[] members, CoveredWidths widths)
    {
        var wrong = members.Select(member => frame.SkuOf(member)).OfType<Sku>().Where(sku => sku != position.Sku)
            .GroupBy(sku => sku).OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Value, StringComparer.Ordinal)
            .ToList();
        foreach (var group in members.GroupBy(member => frame.SkuOf(member) ?? position.Sku))
        {
            widths.Add(_camera.Id, group.Key, Covered(frame, position.Zone.Bounds, group));
        }

        var wrongFacings = wrong.Sum(group => group.Count());
        return PositionCompliance.Of(
            position, members.Length - wrongFacings, wrongFacings, wrong.Count > 0 ? wrong[0].Key : null);
    }

    // What several boxes cover together of the width of a zone, in pixels of the reference frame.
    private double Covered(FrameDetections frame, Box zone, IEnumerable<int> members)
    {
        var (covered, end) = (0.0, (double)zone.X1);
        foreach (var box in members.Select(member => _locator.ToReference(frame, frame.Detections[member].Box)).OrderBy(box => box.X1))
        {
            var (left, right) = (Math.Max(box.X1, end), Math.Min(box.X2, zone.X2));
            covered += Math.Max(0, right - left);
            end = Math.Max(end, right);
        }

        return covered;
    }
}

using System.Collections.Immutable;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Compliance;

/// <summary>
/// Compares what is believed of a store with its planogram. Since it goes by belief, a shopper before the shelf makes nothing
/// missing. Products at no position are those of the newest frames. Safe for concurrent use.
/// </summary>
/// <param name="planogram">What is planned.</param>
/// <param name="counting">When a detection lies in a position.</param>
public sealed class StockCompliance(Planogram.Planogram planogram, CountingRules counting)
{
    /// <summary>Judges the store, or one camera.</summary>
    /// <param name="snapshot">Believed stock of all positions of the planogram, in its order.</param>
    /// <param name="newest">The newest frame of each camera, as far as there is one.</param>
    /// <param name="camera">Only what this one sees; <see langword="null"/> for all.</param>
    public ComplianceReport Judge(StockSnapshot snapshot, IEnumerable<FrameDetections> newest, CameraId? camera = null)
    {
        var pairs = planogram.Positions.Zip(snapshot.Positions)
            .Where(pair => camera is null || pair.First.Camera == camera)
            .ToList();
        var widths = new CoveredWidths(planogram, [.. pairs.Select(pair => pair.First)]);
        var positions = pairs.Select(pair => Judge(pair.First, pair.Second, widths)).ToImmutableArray();
        return new ComplianceReport(
            snapshot.At,
            positions,
            [.. newest.Where(frame => camera is null || frame.Camera == camera).SelectMany(Strays)],
            widths.Unit,
            widths.ByCategory(),
            widths.ByBrand());
    }

    private static PositionCompliance Judge(Position position, PositionStock stock, CoveredWidths widths)
    {
        if (stock.State == PositionState.Unknown || stock.Believed is not { } believed)
        {
            return PositionCompliance.Unknown(position, stock.Reason ?? UnknownReasons.NotSeenYet);
        }

        // What is not in the gallery, or not agreed on, counts for the planned SKU.
        var other = stock.Identity is { Verdict: IdentityVerdict.Sku, Sku: { } seen } && seen != position.Sku && believed > 0
            ? seen
            : (Sku?)null;
        var facing = position.Zone.Bounds.Width / CoveredWidths.Wide(position);
        var columns = Math.Ceiling((double)believed / (position.Facings?.High ?? 1));
        widths.Add(position.Camera, other ?? position.Sku, Math.Min(columns * facing, position.Zone.Bounds.Width));
        return other is null
            ? PositionCompliance.Of(position, believed, 0, null)
            : PositionCompliance.Of(position, 0, believed, other);
    }

    private IEnumerable<StrayProduct> Strays(FrameDetections frame)
    {
        if (!planogram.Cameras.Any(camera => camera.Id == frame.Camera))
        {
            return [];
        }

        var locator = new PositionLocator(planogram, frame.Camera, counting);
        var owners = new int[frame.Detections.Length];
        locator.Locate(frame, owners);
        return locator.Fits(frame) ? StrayProduct.Of(frame, owners, counting) : [];
    }
}

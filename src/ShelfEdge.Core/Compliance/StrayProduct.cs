using System.Collections.Immutable;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Compliance;

/// <summary>A product that stands at no position: one too many, or in a place that is not planned.</summary>
/// <param name="Camera">The camera that sees it.</param>
/// <param name="Box">In pixels of the frame.</param>
/// <param name="Score">Confidence of the detector, 0 to 1.</param>
/// <param name="Sku">What it is, if that was recognized.</param>
public sealed record StrayProduct(CameraId Camera, Box Box, float Score, Sku? Sku)
{
    /// <summary>The products of a frame that no position took.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="owners">The position of each detection, or <see cref="PositionLocator.NoPosition"/>.</param>
    /// <param name="counting">Which detections are products.</param>
    internal static ImmutableArray<StrayProduct> Of(FrameDetections frame, ReadOnlySpan<int> owners, CountingRules counting)
    {
        var strays = ImmutableArray.CreateBuilder<StrayProduct>();
        for (var i = 0; i < owners.Length; i++)
        {
            var detection = frame.Detections[i];
            if (owners[i] == PositionLocator.NoPosition && counting.IsProduct(detection.ClassIndex))
            {
                strays.Add(new StrayProduct(frame.Camera, detection.Box, detection.Score, frame.SkuOf(i)));
            }
        }

        return strays.ToImmutable();
    }
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Detection;

/// <summary>
/// Finds gaps between the products of a frame: those that the model saw, or else those that its products leave. Not thread safe.
/// </summary>
/// <param name="manifest">Of the model. When one of its classes is <c>product</c>, only that one counts.</param>
public sealed class FrameGaps(ModelManifest manifest)
{
    private readonly GapFinder _finder = new(new GapRules());
    private readonly int _product = manifest.Classes.IndexOf("product");
    private readonly List<Core.Detection.Detection> _products = [];

    /// <summary>Whether the model itself sees gaps.</summary>
    public bool AreSeen { get; } = manifest.Output is ShelfEdgeOutput { Gaps: not null };

    /// <summary>What the neighbours of the gaps found last refer to; until the next call of <see cref="Find"/>.</summary>
    public ReadOnlySpan<Core.Detection.Detection> Products => CollectionsMarshal.AsSpan(_products);

    /// <summary>Finds gaps.</summary>
    /// <param name="frame">The picture, which stays the caller's.</param>
    /// <param name="found">All detections in it.</param>
    /// <param name="seen">Gaps that the model saw in it; of no account when it sees none.</param>
    /// <returns>By falling width.</returns>
    public ImmutableArray<ShelfGap> Find(
        Frame frame, ReadOnlySpan<Core.Detection.Detection> found, ReadOnlySpan<Core.Detection.Detection> seen)
    {
        _products.Clear();
        foreach (var detection in found)
        {
            if (_product < 0 || detection.ClassIndex == _product)
            {
                _products.Add(detection);
            }
        }

        return AreSeen
            ? SeenGaps.Place(seen, Products)
            : _finder.Find(Products, new BgrPicture(frame.Pixels, frame.WidthPixels, frame.HeightPixels));
    }
}

using System.Collections.Immutable;
using ShelfEdge.Core.Detection;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Commands.Detect;

/// <summary>Finds gaps between the products of a picture: those that the model saw, or else those that its products leave.</summary>
/// <param name="classes">Class names of the model. When one of them is <c>product</c>, only that one counts.</param>
/// <param name="seesGaps">Whether the model itself sees gaps.</param>
internal sealed class PictureGaps(IReadOnlyList<string> classes, bool seesGaps)
{
    private readonly GapFinder _finder = new(new GapRules());
    private readonly int _product = classes.ToList().IndexOf("product");
    private readonly List<Detection> _products = [];

    /// <summary>What the neighbours of the gaps found last refer to.</summary>
    public ReadOnlySpan<Detection> Products => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_products);

    public ImmutableArray<ShelfGap> Find(Frame frame, ReadOnlySpan<Detection> found, ReadOnlySpan<Detection> seen)
    {
        _products.Clear();
        foreach (var detection in found)
        {
            if (_product < 0 || detection.ClassIndex == _product)
            {
                _products.Add(detection);
            }
        }

        return seesGaps
            ? SeenGaps.Place(seen, Products)
            : _finder.Find(Products, new BgrPicture(frame.Pixels, frame.WidthPixels, frame.HeightPixels));
    }
}

using System.Collections.Immutable;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Compliance;

/// <summary>
/// Adds up the width that SKUs cover. In millimetres when every camera sees a position whose product has a size and which so
/// gives the scale of the view, else in pixels.
/// </summary>
internal sealed class CoveredWidths
{
    private readonly Dictionary<Sku, Product> _products;
    private readonly Dictionary<CameraId, double> _millimetresPerPixel = [];
    private readonly Dictionary<Sku, double> _widths = [];

    /// <param name="planogram">Products and zones.</param>
    /// <param name="positions">Those that are judged.</param>
    public CoveredWidths(Planogram.Planogram planogram, IReadOnlyCollection<Position> positions)
    {
        _products = planogram.Products.ToDictionary(product => product.Sku);
        var scales = positions.GroupBy(position => position.Camera)
            .Select(view => (view.Key, Scales: view.Select(ScaleOf).OfType<double>().ToArray()))
            .ToList();
        if (scales.TrueForAll(view => view.Scales.Length > 0))
        {
            _millimetresPerPixel = scales.ToDictionary(view => view.Key, view => Median.Of(view.Scales));
        }
    }

    public WidthUnit Unit => _millimetresPerPixel.Count > 0 ? WidthUnit.Millimetres : WidthUnit.Pixels;

    /// <summary>Adds what one SKU covers.</summary>
    /// <param name="camera">The view.</param>
    /// <param name="sku">The SKU.</param>
    /// <param name="pixels">Of the reference frame.</param>
    public void Add(CameraId camera, Sku sku, double pixels)
    {
        _widths.TryGetValue(sku, out var width);
        _widths[sku] = width + (pixels * _millimetresPerPixel.GetValueOrDefault(camera, 1));
    }

    public ImmutableArray<ShelfShare> ByCategory() => By(product => product?.Category);

    public ImmutableArray<ShelfShare> ByBrand() => By(product => product?.Brand);

    /// <summary>How many facings of a full position stand side by side; all when the planogram does not say.</summary>
    public static int Wide(Position position) => position.Facings?.Wide ?? position.Capacity;

    private ImmutableArray<ShelfShare> By(Func<Product?, string?> name)
    {
        var total = _widths.Values.Sum();
        return total > 0
            ?
            [
                .. _widths.GroupBy(entry => name(_products.GetValueOrDefault(entry.Key)), entry => entry.Value)
                    .Select(group => new ShelfShare(group.Key, group.Sum(), group.Sum() / total))
                    .OrderByDescending(share => share.Share)
                    .ThenBy(share => share.Name, StringComparer.Ordinal),
            ]
            : [];
    }

    private double? ScaleOf(Position position) =>
        _products.GetValueOrDefault(position.Sku)?.SizeMillimetres is { } size
            ? Wide(position) * size.Width / position.Zone.Bounds.Width
            : null;
}

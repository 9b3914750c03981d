using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recommend;
using ShelfEdge.Lab.Segment;

namespace ShelfEdge.Lab.Report;

/// <summary>Everything a report speaks of; a part that is null was not given, and its chapter says how to give it.</summary>
/// <param name="Sales">Of the shop. Owned by whoever made it.</param>
/// <param name="Names">Of items.</param>
/// <param name="Planogram">Names and prices of SKUs on the shelves; null without a box.</param>
/// <param name="Shelf">When positions were empty.</param>
/// <param name="Alerts">Of the box.</param>
/// <param name="Forecasts">Of items.</param>
/// <param name="Segments">Of the shoppers.</param>
/// <param name="Offers">What they did.</param>
/// <param name="Rules">What goes together.</param>
internal sealed record ReportScope(
    ShopSales Sales,
    ProductNames Names,
    Planogram? Planogram,
    ShelfTime? Shelf,
    AlertTimes? Alerts,
    IReadOnlyList<(string Item, IReadOnlyList<ItemForecast> Days)>? Forecasts,
    IReadOnlyList<SegmentShare>? Segments,
    IReadOnlyList<OfferCount>? Offers,
    AssociationRules? Rules);

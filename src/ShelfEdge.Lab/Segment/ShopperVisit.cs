using ShelfEdge.Core.Segment;

namespace ShelfEdge.Lab.Segment;

/// <summary>One basket of a shopper.</summary>
/// <param name="Time">When it was paid.</param>
/// <param name="Items">Its lines, in the order of the file.</param>
internal sealed record ShopperVisit(DateTimeOffset Time, List<BoughtItem> Items);

using ShelfEdge.Core.Segment;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Segment;

/// <summary>What segments are trained on.</summary>
/// <param name="Purchases">A file that <c>shelfedge-lab purchases</c> wrote.</param>
/// <param name="Features">Of its shoppers.</param>
/// <param name="Products">File with categories of items; null for none.</param>
/// <param name="ItemColumn">Column of the item in it.</param>
/// <param name="CategoryColumn">Column of the category in it.</param>
/// <param name="Zone">Where the shop is.</param>
internal sealed record SegmentSource(
    string Purchases, FeatureSet Features, string? Products, string ItemColumn, string CategoryColumn, TimeZoneInfo Zone)
{
    /// <summary>How many features.</summary>
    public int Width => Features == FeatureSet.All ? ShopperFeatures.Names.Length : ShopperFeatures.Rfm.Length;

    /// <summary>The features of every shopper, and the references that they were judged by; none where they ask for none.</summary>
    /// <exception cref="DataFileException">A file cannot be used.</exception>
    public (FeatureTable Table, ItemReferences References) Read()
    {
        ShopperVisits visits = ShopperVisits.Read(Purchases);
        ItemReferences references = Features == FeatureSet.All
            ? visits.Learn(CategoryFile.Read(Products, ItemColumn, CategoryColumn))
            : ItemReferences.None;
        return (visits.Features(visits.Tallies(references, Zone), Width), references);
    }
}

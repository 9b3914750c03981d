namespace ShelfEdge.Lab.Scenes.Drawing;

/// <summary>What a labelled region shows; the values are the category ids of the annotation file.</summary>
internal enum SceneCategory
{
    /// <summary>Nothing labelled: hides what lies behind.</summary>
    None = 0,

    /// <summary>A front-facing sellable unit.</summary>
    Product = 1,

    PriceTag = 2,

    /// <summary>An empty facing.</summary>
    Gap = 3,

    /// <summary>A person, hand or trolley in front of the shelf.</summary>
    Occluder = 4,

    /// <summary>The goods and empty facings of one board of a bay, or of one line of hooks.</summary>
    ShelfRow = 5,
}

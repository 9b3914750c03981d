namespace ShelfEdge.Lab.Scenes.Corpus;

/// <summary>What is done to the goods of a position.</summary>
internal enum StockDeed
{
    /// <summary>Units are taken, anywhere in the position; there may be fewer.</summary>
    Take,

    /// <summary>Units are put back where facings are empty, from the left; there may be less room.</summary>
    Fill,

    /// <summary>One unit of another position's product is put into an empty facing, or in place of a unit when none is empty.</summary>
    Misplace,

    /// <summary>All units of other products are taken away.</summary>
    TidyUp,
}

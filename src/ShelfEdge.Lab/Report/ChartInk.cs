namespace ShelfEdge.Lab.Report;

/// <summary>
/// What is drawn, by meaning. A chart is drawn in a colour that stands for it, and <c>page.css</c> says which one is seen, so that one
/// drawing serves light and dark screens.
/// </summary>
internal enum ChartInk
{
    /// <summary>What the chart is about.</summary>
    Main,

    /// <summary>What it is compared with.</summary>
    Before,

    /// <summary>Where a figure may lie.</summary>
    Band,

    /// <summary>What is lost.</summary>
    Bad,

    /// <summary>What is expected.</summary>
    Ahead,

    /// <summary>Lines to read by.</summary>
    Grid,

    /// <summary>The line that separates gain from loss, or past from future.</summary>
    Rule,
}

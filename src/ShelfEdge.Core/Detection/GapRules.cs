namespace ShelfEdge.Core.Detection;

/// <summary>
/// Numbers of <see cref="GapFinder"/>. Chosen on one half of a set of supermarket photographs whose empty facings people
/// boxed; <c>docs/gaps.md</c> has the figures of the other half.
/// </summary>
public sealed record GapRules
{
    /// <summary>Share of a product's height by which its lower edge may miss the row. Above 0.</summary>
    public double RowTolerance { get; init; } = 0.3;

    /// <summary>Products that make a row; a shorter one gives no gap. At least 1.</summary>
    public int MinRow { get; init; } = 3;

    /// <summary>A row with fewer products than this gives gaps that are doubted. At least 1.</summary>
    public int SureRow { get; init; } = 5;

    /// <summary>Facings of its neighbours that a gap must have. Above 0.</summary>
    public double MinFacings { get; init; } = 0.4;

    /// <summary>Facings from which the width of a gap raises no doubt. Above 0.</summary>
    public double SureFacings { get; init; } = 1.3;

    /// <summary>Share of a product's width that detectors leave out at a side: a gap is narrower by it on each side.</summary>
    public double SideMargin { get; init; } = 0.04;

    /// <summary>Share of its height by which an empty facing reaches above its neighbours.</summary>
    public double TopMargin { get; init; } = 0.16;

    /// <summary>Share of its height by which an empty facing reaches below its neighbours.</summary>
    public double BottomMargin { get; init; } = 0.08;

    /// <summary>Whether the stretch between the last product of a row and the last of any row counts.</summary>
    public bool WithRowEnds { get; init; } = true;

    /// <summary>Edges in a gap, as a share of those on the products around it, at which a third of the confidence is left.</summary>
    public double EdgeScale { get; init; } = 0.7;
}

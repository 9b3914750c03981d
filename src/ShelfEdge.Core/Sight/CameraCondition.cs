namespace ShelfEdge.Core.Sight;

/// <summary>Whether what a camera sends can be trusted to show the shelf as it is now.</summary>
public enum CameraCondition
{
    /// <summary>It can.</summary>
    Clear,

    /// <summary>The camera sends the same picture again and again.</summary>
    Frozen,

    /// <summary>Too little light to tell anything.</summary>
    Dark,

    /// <summary>So much light that most of the picture is white.</summary>
    Overexposed,

    /// <summary>Less sharp than the same view was: dirt, condensation, a lens out of focus.</summary>
    Blurred,

    /// <summary>Something before the lens hides nearly all that was learnt.</summary>
    Covered,

    /// <summary>The camera looks elsewhere, or where it looks cannot be told.</summary>
    Moved,
}

namespace ShelfEdge.Core.Sight;

/// <summary>What becomes of a frame.</summary>
public enum FramePlan
{
    /// <summary>The detector looks at it.</summary>
    Infer,

    /// <summary>It looks as one that was looked at: the detections of that are repeated.</summary>
    Repeat,

    /// <summary>It is no evidence, so nobody looks at it.</summary>
    Skip,
}

namespace ShelfEdge.Core.Remote;

/// <summary>What becomes of a configuration that is on trial.</summary>
public enum TrialVerdict
{
    /// <summary>Nothing can be said yet.</summary>
    Wait,

    /// <summary>The box is well with it.</summary>
    Keep,

    /// <summary>The box is not well in time: the one before comes back.</summary>
    PutBack,
}

namespace ShelfEdge.Core.Alerts;

/// <summary>Why a request of staff was not carried out.</summary>
public enum AlertRefusal
{
    /// <summary>A value of the request is missing or out of its range.</summary>
    Invalid,

    /// <summary>No open alert has this id: it never was, or it is cleared.</summary>
    NoOpenAlert,

    /// <summary>The planogram has no such position.</summary>
    NoSuchPosition,

    /// <summary>No suppression has this id: it never was, was lifted or has run out.</summary>
    NoSuchSuppression,

    /// <summary>The id of the request belongs to another suppression.</summary>
    IdTaken,

    /// <summary>As many suppressions as are allowed are there.</summary>
    TooMany,

    /// <summary>The box could not store it in time; it may be asked again, and asking twice does no harm.</summary>
    NotStored,
}

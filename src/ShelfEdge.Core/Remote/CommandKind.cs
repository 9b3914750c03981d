namespace ShelfEdge.Core.Remote;

/// <summary>What a box can be told from afar. Values are stored in the journal of commands: do not renumber.</summary>
public enum CommandKind
{
    /// <summary>Looks at the next frames whether or not they have changed.</summary>
    DetectNow = 0,

    /// <summary>Gives the newest frame of a camera with what was found in it.</summary>
    Snapshot = 1,

    /// <summary>Says that somebody has seen an open alert.</summary>
    Acknowledge = 2,

    /// <summary>Holds alerts back for a time, or ends such a time.</summary>
    Suppress = 3,

    /// <summary>Puts another planogram in place.</summary>
    SetPlanogram = 4,

    /// <summary>Puts another model in place.</summary>
    SetModel = 5,

    /// <summary>Puts settings over those of the file.</summary>
    SetConfig = 6,

    /// <summary>Ends the process so that it is started again.</summary>
    Restart = 7,

    /// <summary>Gives what support needs to know of the box, without secrets.</summary>
    SupportBundle = 8,
}

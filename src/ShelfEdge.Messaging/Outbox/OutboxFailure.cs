namespace ShelfEdge.Messaging.Outbox;

/// <summary>Why the outbox could not do what it was asked.</summary>
public enum OutboxFailure
{
    /// <summary>A bound is reached and only alerts are left. Nothing of the append was stored; try again after a drain.</summary>
    Full,

    /// <summary>No room on the disk. Nothing of the append was stored; try again later.</summary>
    DiskFull,

    /// <summary>The file or its directory may not be written.</summary>
    ReadOnly,

    /// <summary>Another process has the file.</summary>
    Locked,

    /// <summary>The file is damaged. Opening the outbox again moves it aside and saves what can be read.</summary>
    Corrupt,

    /// <summary>The file was written by a newer version of the program.</summary>
    Newer,

    /// <summary>Any other input or output error.</summary>
    Unavailable,
}

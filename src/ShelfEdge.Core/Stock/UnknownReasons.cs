namespace ShelfEdge.Core.Stock;

/// <summary>The reasons that the stock stage itself gives for an unknown position; a lost camera brings its own.</summary>
public static class UnknownReasons
{
    /// <summary>Since the start no frame has come.</summary>
    public const string NotSeenYet = "not seen yet";

    /// <summary>The state was restored; no frame has come since.</summary>
    public const string Restarted = "not seen since the restart";

    /// <summary>The camera is not lost, but its frames stay away.</summary>
    public const string NoFrames = "no frames from the camera";

    /// <summary>Movement.</summary>
    public const string Moving = "movement before the shelf";

    /// <summary>Something stands before the shelf, or the camera or the shelf was changed.</summary>
    public const string Blocked = "the view is blocked or changed";

    /// <summary>A sudden loss that has not lasted yet.</summary>
    public const string Doubted = "facings vanished at once: the view may be blocked";

    /// <summary>Few facings are seen, and have not been for long enough.</summary>
    public const string Confirming = "seen, but not for long enough";

    /// <summary>Another aspect ratio.</summary>
    public const string WrongShape = "the frame has not the shape of the reference frame";

    /// <summary>Light that blinds the camera there.</summary>
    public const string Glare = "glare over the position";

    /// <summary>Frames come, but none that can be trusted, and it has not lasted long enough to say of the camera.</summary>
    public const string Untrusted = "the camera does not show the shelf";

    internal static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Moving => Moving,
        Verdict.Blocked => Blocked,
        Verdict.Doubted => Doubted,
        Verdict.WrongShape => WrongShape,
        Verdict.Glare => Glare,
        Verdict.Untrusted => Untrusted,
        _ => Confirming,
    };
}

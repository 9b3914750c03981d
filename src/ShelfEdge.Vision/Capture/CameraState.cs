namespace ShelfEdge.Vision.Capture;

/// <summary>Whether a camera delivers frames.</summary>
public enum CameraState
{
    /// <summary>Being opened for the first time, or opened again after a loss.</summary>
    Connecting,

    /// <summary>Frames arrive in time.</summary>
    Online,

    /// <summary>Open, but no frame arrived within the read deadline; it will be closed and opened again.</summary>
    Stalled,

    /// <summary>Could not be opened, or ended; waiting to try again.</summary>
    Lost,
}

namespace ShelfEdge.Vision.Capture;

/// <summary>What stands behind a <see cref="CameraUri"/>, and so which source reads it.</summary>
public enum SourceKind
{
    /// <summary>One picture file.</summary>
    Picture,

    /// <summary>A folder of picture files, in name order.</summary>
    Folder,

    /// <summary>A video file on this box.</summary>
    Video,

    /// <summary>A Video4Linux device on this box.</summary>
    Device,

    /// <summary>A network stream: RTSP, RTMP, motion JPEG, HLS or progressive HTTP.</summary>
    Stream,

    /// <summary>An HTTP address that answers each request with one JPEG.</summary>
    Snapshot,
}

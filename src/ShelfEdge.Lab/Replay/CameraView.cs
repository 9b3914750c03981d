namespace ShelfEdge.Lab.Replay;

/// <summary>How one camera stands in the replay.</summary>
/// <param name="IsHidden">Of its last frame, by position; null before the first.</param>
/// <param name="IsFrame">A frame came in this step.</param>
/// <param name="SilentSince">Second since which it has sent nothing, or null.</param>
internal readonly record struct CameraView(bool[]? IsHidden, bool IsFrame, int? SilentSince);

namespace ShelfEdge.Service.Api;

/// <summary>A drawn frame. Immutable.</summary>
/// <param name="FrameNumber">Number of the frame.</param>
/// <param name="CapturedAt">When it was captured.</param>
/// <param name="Jpeg">JPEG bytes.</param>
internal sealed record LatestPicture(long FrameNumber, DateTimeOffset CapturedAt, byte[] Jpeg);

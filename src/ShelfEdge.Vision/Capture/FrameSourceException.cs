namespace ShelfEdge.Vision.Capture;

/// <summary>A source cannot be opened or read. The message is for people and never holds credentials.</summary>
public sealed class FrameSourceException : Exception
{
    /// <inheritdoc/>
    public FrameSourceException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public FrameSourceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

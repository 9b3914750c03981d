namespace ShelfEdge.Vision.Capture;

/// <summary>
/// One way to get frames: a file, a device, a stream. Owns whatever it opened (device handle, child process) until it is
/// disposed; after a failure it is disposed and a new one is made. Used by one thread of control at a time.
/// </summary>
public interface IFrameSource : IAsyncDisposable
{
    /// <summary>Opens the source. The token carries the open deadline.</summary>
    /// <exception cref="FrameSourceException">It cannot be opened; the message says why, without credentials.</exception>
    ValueTask OpenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Reads the newest frame into <paramref name="target"/>, which the caller owns. The token carries the read deadline.
    /// </summary>
    /// <returns>False when the source has ended and will give no more frames (the end of a file played once).</returns>
    /// <exception cref="FrameSourceException">Reading failed; the message says why, without credentials.</exception>
    ValueTask<bool> ReadAsync(Frame target, CancellationToken cancellationToken);
}

namespace ShelfEdge.Vision.Capture;

/// <summary>Receives some bytes, at least one unless the stream has ended.</summary>
internal delegate ValueTask<int> ByteReceiver(Memory<byte> buffer, CancellationToken cancellationToken);

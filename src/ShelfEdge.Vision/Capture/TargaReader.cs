using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace ShelfEdge.Vision.Capture;

/// <summary>
/// Reads a stream of uncompressed 24-bit Targa pictures straight into frames. Each picture is 18 bytes of header, BGR rows
/// from the top, and 26 bytes of footer (Truevision TGA file format 2.0). Allocates nothing as long as bytes are there; the
/// state of a wait is pooled. After an exception the place in the stream is lost and the reader must not be used again.
/// </summary>
internal sealed class TargaReader(ByteReceiver receive)
{
    private const int HeaderBytes = 18;
    private const int FooterBytes = 26;
    private const byte Uncompressed = 2;
    private const byte TopLeft = 0x20;

    private readonly byte[] _header = new byte[HeaderBytes];
    private readonly byte[] _footer = new byte[FooterBytes];
    private bool _hasHeader;

    private static ReadOnlySpan<byte> Signature => "TRUEVISION-XFILE.\0"u8;

    /// <summary>Waits for the start of the next picture.</summary>
    /// <returns>False at the end of the stream.</returns>
    /// <exception cref="FrameSourceException">The stream broke off or holds something else.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        if (_hasHeader)
        {
            return true;
        }

        var received = await FillAsync(_header, cancellationToken);
        if (received == 0)
        {
            return false;
        }

        ThrowIfBroken(received == HeaderBytes);
        if (_header[2] != Uncompressed || _header[16] != 24 || _header[17] != TopLeft)
        {
            throw new FrameSourceException("The decoder gave something that is not a frame.");
        }

        _hasHeader = true;
        return true;
    }

    /// <summary>Reads the next picture.</summary>
    /// <returns>False at the end of the stream.</returns>
    /// <exception cref="FrameSourceException">
    /// The stream broke off, holds something else, or the picture is over the size bound of the frame's pool.
    /// </exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> ReadAsync(Frame target, CancellationToken cancellationToken)
    {
        if (!await ReadHeaderAsync(cancellationToken))
        {
            return false;
        }

        _hasHeader = false;
        target.Reshape(
            BinaryPrimitives.ReadUInt16LittleEndian(_header.AsSpan(12)),
            BinaryPrimitives.ReadUInt16LittleEndian(_header.AsSpan(14)));
        var pixels = target.Writable;
        ThrowIfBroken(await FillAsync(pixels, cancellationToken) == pixels.Length);
        ThrowIfBroken(await FillAsync(_footer, cancellationToken) == FooterBytes);
        ThrowIfBroken(_footer.AsSpan(8).SequenceEqual(Signature));
        return true;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> FillAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var filled = 0;
        while (filled < buffer.Length)
        {
            var received = await receive(buffer[filled..], cancellationToken);
            if (received == 0)
            {
                break;
            }

            filled += received;
        }

        return filled;
    }

    private static void ThrowIfBroken(bool isWhole)
    {
        if (!isWhole)
        {
            throw new FrameSourceException("The stream broke off in the middle of a frame.");
        }
    }
}

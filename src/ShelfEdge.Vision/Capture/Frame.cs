using System.Runtime.InteropServices;
using OpenCvSharp;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Vision.Capture;

/// <summary>
/// One captured picture in BGR, 8 bits a channel, rows packed without padding. Rented from the pool of its camera;
/// whoever last receives it disposes it, which returns it to that pool. Not safe for concurrent use. Disposing it again
/// does nothing as long as the pool has not handed it out anew; after that it belongs to somebody else.
/// </summary>
public sealed class Frame : IDisposable
{
    private readonly FramePool _pool;

    // Pinned, so that OpenCV and the kernel can write into it, yet owned by the collector: a span that is kept too long
    // reads old pixels, never freed memory.
    private byte[] _buffer = [];
    private Mat? _image;
    private int _isRented;

    internal Frame(FramePool pool) => _pool = pool;

    /// <summary>The camera it came from.</summary>
    public CameraId Camera => _pool.Camera;

    /// <summary>Counts frames of this camera from 1; 0 until a picture has been read into it.</summary>
    public long Number { get; internal set; }

    /// <summary>When it was read, by the clock of the box.</summary>
    public DateTimeOffset CapturedAt { get; internal set; }

    /// <summary>Pixels; 0 until a picture has been read into it.</summary>
    public int WidthPixels { get; private set; }

    /// <summary>Pixels; 0 until a picture has been read into it.</summary>
    public int HeightPixels { get; private set; }

    /// <summary>Blue, green, red of each pixel, row by row from the top left. Valid until the frame is disposed.</summary>
    /// <exception cref="ObjectDisposedException">The frame is back in its pool.</exception>
    public ReadOnlySpan<byte> Pixels => Writable.Span;

    /// <summary>An OpenCV header over <see cref="Pixels"/>; owned by the frame, valid while it is rented and keeps its size.</summary>
    internal Mat Image
    {
        get
        {
            ThrowUnlessRented();
            return _image ?? throw new InvalidOperationException("No picture has been read into this frame.");
        }
    }

    /// <summary>The same bytes as <see cref="Pixels"/>, for whoever fills the frame.</summary>
    internal Memory<byte> Writable
    {
        get
        {
            ThrowUnlessRented();
            return _buffer.AsMemory(0, WidthPixels * HeightPixels * 3);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isRented, 0) == 1)
        {
            _pool.Return(this);
        }
    }

    /// <summary>
    /// Gives the frame a size; what the pixels hold afterwards is undefined. Allocates only when the size changes, and
    /// pixels only when no earlier picture was as large.
    /// </summary>
    /// <exception cref="FrameSourceException">The size is zero, negative or over the bound of the pool.</exception>
    internal void Reshape(int widthPixels, int heightPixels)
    {
        ThrowUnlessRented();
        if (widthPixels == WidthPixels && heightPixels == HeightPixels)
        {
            return;
        }

        _pool.ThrowIfTooLarge(widthPixels, heightPixels);
        ReleaseImage();
        var bytes = widthPixels * heightPixels * 3;
        if (_buffer.Length < bytes)
        {
            _buffer = GC.AllocateUninitializedArray<byte>(bytes, pinned: true);
        }

        _image = Mat.FromPixelData(
            heightPixels, widthPixels, MatType.CV_8UC3, Marshal.UnsafeAddrOfPinnedArrayElement(_buffer, 0));
        (WidthPixels, HeightPixels) = (widthPixels, heightPixels);
    }

    /// <summary>Copies a packed or padded BGR picture of any size within the bound of the pool.</summary>
    internal void CopyFrom(Mat picture)
    {
        Reshape(picture.Width, picture.Height);
        picture.CopyTo(Image);
    }

    /// <summary>Gives the frame the next number of its camera and the time of the pool's clock.</summary>
    internal void Stamp() => _pool.Stamp(this);

    internal void ThrowIfTooLarge(int widthPixels, int heightPixels) =>
        _pool.ThrowIfTooLarge(widthPixels, heightPixels);

    internal void MarkRented()
    {
        Number = 0;
        CapturedAt = default;
        Volatile.Write(ref _isRented, 1);
    }

    /// <summary>Frees the OpenCV header; the pool calls it when the frame will not be rented again.</summary>
    internal void ReleaseImage()
    {
        _image?.Dispose();
        _image = null;
        (WidthPixels, HeightPixels) = (0, 0);
    }

    private void ThrowUnlessRented() => ObjectDisposedException.ThrowIf(Volatile.Read(ref _isRented) == 0, this);
}

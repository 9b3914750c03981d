using System.Diagnostics.CodeAnalysis;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Vision.Capture;

/// <summary>
/// A fixed number of frames for one camera. When all are rented, renting fails and the caller drops; the pool never
/// grows. Lives as long as the camera is configured, across reconnects, so that frame numbers run on. Safe for
/// concurrent use.
/// </summary>
public sealed class FramePool : IDisposable
{
    /// <summary>No frame may be wider or higher than this.</summary>
    public const int MaxSidePixels = 8192;

    private readonly Lock _gate = new();
    private readonly Frame[] _free;
    private readonly TimeProvider _time;
    private readonly int _maxWidthPixels;
    private readonly int _maxHeightPixels;
    private int _freeCount;
    private long _lastNumber;
    private bool _isDisposed;

    /// <summary>Makes the frames, still without pixels.</summary>
    /// <param name="camera">Whose frames they are.</param>
    /// <param name="capacity">Frames, at least 1.</param>
    /// <param name="time">The clock that <see cref="Frame.CapturedAt"/> is read from.</param>
    /// <param name="maxWidthPixels">Wider pictures are refused; 1 to <see cref="MaxSidePixels"/>.</param>
    /// <param name="maxHeightPixels">Higher pictures are refused; 1 to <see cref="MaxSidePixels"/>.</param>
    public FramePool(
        CameraId camera,
        int capacity,
        TimeProvider time,
        int maxWidthPixels = MaxSidePixels,
        int maxHeightPixels = MaxSidePixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxWidthPixels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxWidthPixels, MaxSidePixels);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxHeightPixels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxHeightPixels, MaxSidePixels);
        Camera = camera;
        _time = time;
        _maxWidthPixels = maxWidthPixels;
        _maxHeightPixels = maxHeightPixels;
        _free = new Frame[capacity];
        for (var i = 0; i < capacity; i++)
        {
            _free[i] = new Frame(this);
        }

        _freeCount = capacity;
    }

    /// <summary>Whose frames they are.</summary>
    public CameraId Camera { get; }

    /// <summary>Frames in all.</summary>
    public int Capacity => _free.Length;

    /// <summary>Frames that are out, 0 to <see cref="Capacity"/>.</summary>
    public int Rented
    {
        get
        {
            lock (_gate)
            {
                return _free.Length - _freeCount;
            }
        }
    }

    /// <summary>Takes a frame, which is then the caller's to dispose. It still holds the pixels of its last use.</summary>
    /// <returns>False when all frames are out or the pool is disposed.</returns>
    public bool TryRent([NotNullWhen(true)] out Frame? frame)
    {
        lock (_gate)
        {
            if (_isDisposed || _freeCount == 0)
            {
                frame = null;
                return false;
            }

            // Last in, first out: the buffer that was touched last is the one still in the cache.
            frame = _free[--_freeCount];
            frame.MarkRented();
            return true;
        }
    }

    /// <summary>Ends renting. Frames that are out stay valid until their owner disposes them.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            for (var i = 0; i < _freeCount; i++)
            {
                _free[i].ReleaseImage();
            }
        }
    }

    /// <summary>Gives a frame that has just been read its number and time.</summary>
    internal void Stamp(Frame frame)
    {
        frame.Number = Interlocked.Increment(ref _lastNumber);
        frame.CapturedAt = _time.GetUtcNow();
    }

    internal void Return(Frame frame)
    {
        lock (_gate)
        {
            _free[_freeCount++] = frame;
            if (_isDisposed)
            {
                frame.ReleaseImage();
            }
        }
    }

    internal void ThrowIfTooLarge(int widthPixels, int heightPixels)
    {
        if (widthPixels < 1 || heightPixels < 1)
        {
            throw new FrameSourceException($"The source gave a picture of {widthPixels}x{heightPixels} pixels.");
        }

        if (widthPixels > _maxWidthPixels || heightPixels > _maxHeightPixels)
        {
            throw new FrameSourceException(
                $"The picture has {widthPixels}x{heightPixels} pixels; allowed are {_maxWidthPixels}x{_maxHeightPixels}.");
        }
    }
}

using OpenCvSharp;

namespace ShelfEdge.Vision.Capture;

/// <summary>
/// Plays a video file as if it were a camera: each read gives the frame that is due now, so that a slow reader misses
/// frames instead of falling behind.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="loop">Starts again at the end.</param>
/// <param name="interval">Least time between reads; <see langword="null"/> for every frame of the video.</param>
/// <param name="time">Paces the reads.</param>
internal sealed class VideoSource(string path, bool loop, TimeSpan? interval, TimeProvider time) : IFrameSource
{
    internal static readonly string[] Extensions =
        [".mp4", ".m4v", ".mkv", ".mov", ".avi", ".webm", ".ts", ".mpg", ".mpeg", ".mjpeg"];

    // A file that does not know its rate, as a bare motion JPEG, is played at this many frames a second.
    private const double FallbackRate = 25;

    // A box that cannot decode in real time plays slower, instead of having ever more to skip at each read.
    private static readonly TimeSpan MaxSkip = TimeSpan.FromSeconds(2);

    private readonly BlockingLane _lane = new();

    // Both belong to the lane while a call runs.
#pragma warning disable CA2213 // DisposeAsync disposes both, on the lane.
    private readonly VideoCapture _capture = new();
    private readonly Mat _picture = new();
#pragma warning restore CA2213

    private FramePacer? _pacer;
    private double _rate;
    private long _start;
    private long _grabbed;
    private bool _hasEnded;

    public static bool IsVideo(string path) =>
        Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        await _lane.RunAsync(Open, cancellationToken);
        _pacer = new FramePacer(interval ?? TimeSpan.FromSeconds(1 / _rate), time);
        _start = time.GetTimestamp();
    }

    public async ValueTask<bool> ReadAsync(Frame target, CancellationToken cancellationToken)
    {
        if (_hasEnded)
        {
            return false;
        }

        target.ThrowIfTooLarge(_capture.FrameWidth, _capture.FrameHeight);
        await _pacer!.WaitAsync(cancellationToken);
        if (!await _lane.RunAsync(ReadDue, cancellationToken))
        {
            return false;
        }

        target.CopyFrom(_picture);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        // Closing may hang as well as any other call.
        await _lane.IdleAsync();
        await _lane.RunAsync(
            () =>
            {
                _picture.Dispose();
                _capture.Dispose();
                return true;
            },
            CancellationToken.None);
    }

    private bool Open()
    {
        if (!File.Exists(path))
        {
            throw new FrameSourceException($"{path} does not exist.");
        }

        if (!_capture.Open(path, VideoCaptureAPIs.FFMPEG))
        {
            throw new FrameSourceException($"{path} cannot be opened: it is no video, or its codec is not known.");
        }

        _rate = _capture.Fps is > 0.1 and < 1000 ? _capture.Fps : FallbackRate;
        return true;
    }

    // Decodes up to the frame that is due now; false when that lies behind the end of a file played once.
    private bool ReadDue()
    {
        var due = (long)(time.GetElapsedTime(_start).TotalSeconds * _rate);
        if (due - _grabbed > MaxSkip.TotalSeconds * _rate)
        {
            due = _grabbed;
            _start = time.GetTimestamp() - (long)(_grabbed / _rate * time.TimestampFrequency);
        }

        do
        {
            if (_capture.Grab())
            {
                _grabbed++;
                continue;
            }

            if (!loop)
            {
                _hasEnded = true;
                return false;
            }

            Rewind();
            break;
        }
        while (_grabbed <= due);

        return _capture.Retrieve(_picture) && !_picture.Empty()
            ? true
            : throw new FrameSourceException($"{path} is damaged after frame {_grabbed}.");
    }

    // Not every container can seek, so the file is opened anew.
    private void Rewind()
    {
        Open();
        _start = time.GetTimestamp();
        if (!_capture.Grab())
        {
            throw new FrameSourceException($"{path} holds no frame.");
        }

        _grabbed = 1;
    }
}

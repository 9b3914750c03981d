using OpenCvSharp;

namespace ShelfEdge.Vision.Capture;

/// <summary>
/// Reads a Video4Linux device. Takes every frame off the driver's queue, so that the one it gives is new, and converts only
/// those that are due.
/// </summary>
internal sealed class DeviceSource(string path, CameraOptions options, TimeProvider time) : IFrameSource
{
    private readonly BlockingLane _lane = new();
    private readonly int? _width = options.WidthPixels;
    private readonly int? _height = options.HeightPixels;
    private readonly TimeSpan _interval = options.FrameInterval ?? TimeSpan.Zero;

    // Both belong to the lane while a call runs.
#pragma warning disable CA2213 // DisposeAsync disposes both, on the lane.
    private readonly VideoCapture _capture = new();
    private readonly Mat _picture = new();
#pragma warning restore CA2213

    private long? _last;

    public async ValueTask OpenAsync(CancellationToken cancellationToken) =>
        await _lane.RunAsync(Open, cancellationToken);

    public async ValueTask<bool> ReadAsync(Frame target, CancellationToken cancellationToken)
    {
        do
        {
            await _lane.RunAsync(Grab, cancellationToken);
        }
        while (_last is { } last && time.GetElapsedTime(last) < _interval);

        _last = time.GetTimestamp();
        await _lane.RunAsync(Retrieve, cancellationToken);
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
            throw new FrameSourceException($"{path} does not exist: is the camera plugged in?");
        }

        if (!_capture.Open(path, VideoCaptureAPIs.V4L2))
        {
            throw new FrameSourceException(
                $"{path} cannot be opened: it is no capture device, is in use, or this user is not in the group video.");
        }

        if (_width is { } width && _height is { } height)
        {
            // Uncompressed video of a large size does not fit through USB 2; a driver without motion JPEG ignores this.
            _capture.Set(VideoCaptureProperties.FourCC, VideoWriter.FourCC('M', 'J', 'P', 'G'));
            _capture.Set(VideoCaptureProperties.FrameWidth, width);
            _capture.Set(VideoCaptureProperties.FrameHeight, height);
        }

        _capture.Set(VideoCaptureProperties.BufferSize, 1);
        return true;
    }

    private bool Grab() => _capture.Grab() ? true : throw new FrameSourceException($"{path} gave no frame: is it unplugged?");

    private bool Retrieve() =>
        _capture.Retrieve(_picture) && !_picture.Empty()
            ? true
            : throw new FrameSourceException($"{path} gave a frame that cannot be decoded.");
}

using System.Globalization;
using System.Threading.Channels;

namespace ShelfEdge.Vision.Capture;

/// <summary>
/// Reads one camera for ever: opens it, reads frame after frame against deadlines, hands each to a channel, and opens it
/// again after a loss. Has no thread of its own; whoever awaits <see cref="RunAsync"/> drives it. It always keeps one frame
/// of the pool to read into, so that the source is drained and never goes stale however slow the consumer is.
/// </summary>
public sealed class CameraReader
{
    /// <summary>A connection that gave frames for this long is tried again at once when it is lost.</summary>
    internal static readonly TimeSpan StableAfter = TimeSpan.FromSeconds(10);

    // How long a source may take to close before that is reported.
    private static readonly TimeSpan CloseGrace = TimeSpan.FromSeconds(8);

    private readonly Func<IFrameSource> _createSource;
    private readonly FramePool _pool;
    private readonly ReconnectSchedule _schedule;
    private readonly TimeProvider _time;
    private readonly Action<CameraStatus> _statusChanged;
    private readonly TimeSpan _openTimeout;
    private readonly TimeSpan _readTimeout;
    private CameraStatus _status;
    private int _attempts;
    private long _framesRead;
    private long _framesDropped;

    /// <summary>Makes a reader that has not started.</summary>
    /// <param name="options">The deadlines.</param>
    /// <param name="createSource">Makes a fresh source for each connection, as <see cref="FrameSourceFactory"/> does.</param>
    /// <param name="pool">The camera's frames; not disposed here.</param>
    /// <param name="schedule">When to try again.</param>
    /// <param name="time">The clock of deadlines and status times.</param>
    /// <param name="statusChanged">
    /// Called at each change of state or reason, from the flow that awaits <see cref="RunAsync"/>; must not throw.
    /// </param>
    public CameraReader(
        CameraOptions options,
        Func<IFrameSource> createSource,
        FramePool pool,
        ReconnectSchedule schedule,
        TimeProvider time,
        Action<CameraStatus> statusChanged)
    {
        _createSource = createSource;
        _pool = pool;
        _schedule = schedule;
        _time = time;
        _statusChanged = statusChanged;
        _openTimeout = options.OpenTimeout;
        _readTimeout = options.ReadTimeout;
        _status = new CameraStatus(pool.Camera, CameraState.Connecting, null, time.GetUtcNow(), 0);
    }

    /// <summary>The newest status. Safe to read from any thread.</summary>
    public CameraStatus Status => Volatile.Read(ref _status);

    /// <summary>Frames read since the start. Safe to read from any thread.</summary>
    public long FramesRead => Volatile.Read(ref _framesRead);

    /// <summary>
    /// Frames read but not handed on, because the pool was empty or the channel took none. What the channel itself dropped
    /// is counted by its owner. Safe to read from any thread.
    /// </summary>
    public long FramesDropped => Volatile.Read(ref _framesDropped);

    /// <summary>
    /// Reads until <paramref name="stopping"/> fires or a source played once has ended; both are a normal return. A frame
    /// that was written belongs to the reader of the channel, which disposes it; so must the channel's drop callback. The
    /// channel is not completed here.
    /// </summary>
    /// <exception cref="InvalidOperationException">The pool has no free frame to begin with.</exception>
    public async Task RunAsync(ChannelWriter<Frame> frames, CancellationToken stopping)
    {
        if (!_pool.TryRent(out var first))
        {
            throw new InvalidOperationException($"Camera {_pool.Camera}: all {_pool.Capacity} frames of the pool are out.");
        }

        using var hand = new FrameHand(first);
        try
        {
            await _schedule.RunAsync(stopping => RunSessionAsync(hand, frames, stopping), stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    private async ValueTask<SessionEnd> RunSessionAsync(
        FrameHand hand, ChannelWriter<Frame> frames, CancellationToken stopping)
    {
        _attempts++;
        Report(CameraState.Connecting, _status.Reason);
        IFrameSource? source = null;
        long? firstFrame = null;
        var lastFrame = 0L;
        using var deadline = new Deadline(_time, stopping);
        try
        {
            source = _createSource();
            deadline.Arm(_openTimeout);
            await source.OpenAsync(deadline.Token);
            while (await source.ReadAsync(hand.Frame, deadline.Token))
            {
                deadline.Arm(_readTimeout);
                lastFrame = _time.GetTimestamp();
                if (firstFrame is null)
                {
                    firstFrame = lastFrame;
                    GoOnline();
                }

                HandOver(hand, frames);
            }

            Report(CameraState.Lost, "The source has been played to its end.");
            return SessionEnd.Ended;
        }
        catch (OperationCanceledException) when (deadline.HasPassed)
        {
            if (firstFrame is null)
            {
                Report(CameraState.Lost, $"No picture within {Seconds(_openTimeout)} of opening.");
            }
            else
            {
                Report(CameraState.Stalled, $"No picture for {Seconds(_readTimeout)}.");
            }
        }
        catch (FrameSourceException e)
        {
            Report(CameraState.Lost, e.Message);
        }
        finally
        {
            if (source is not null)
            {
                await CloseAsync(source, stopping);
            }
        }

        return firstFrame is { } start && _time.GetElapsedTime(start, lastFrame) >= StableAfter
            ? SessionEnd.Lost
            : SessionEnd.Failed;
    }

    private void GoOnline()
    {
        _attempts = 0;
        Report(CameraState.Online, null);
    }

    private void HandOver(FrameHand hand, ChannelWriter<Frame> frames)
    {
        Volatile.Write(ref _framesRead, _framesRead + 1);
        hand.Frame.Stamp();
        if (_pool.TryRent(out var next))
        {
            if (frames.TryWrite(hand.Frame))
            {
                hand.Frame = next;
                return;
            }

            next.Dispose();
        }

        Volatile.Write(ref _framesDropped, _framesDropped + 1);
    }

    /// <summary>
    /// Waits until the source has let go of everything. A native call that does not return keeps the camera stalled, and
    /// it is not opened again, so that hung calls never pile up; on stopping, after the grace, it is left with its source.
    /// </summary>
    private async Task CloseAsync(IFrameSource source, CancellationToken stopping)
    {
        var closing = source.DisposeAsync().AsTask();
        try
        {
            await closing.WaitAsync(CloseGrace, _time, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            Report(CameraState.Stalled, $"{_status.Reason} The driver has not returned; the camera stays closed until it does.");
            await closing.WaitAsync(stopping);
        }
    }

    private void Report(CameraState state, string? reason)
    {
        if (state == _status.State && reason == _status.Reason && _attempts == _status.Attempts)
        {
            return;
        }

        var since = state == _status.State ? _status.Since : _time.GetUtcNow();
        var status = new CameraStatus(_pool.Camera, state, reason, since, _attempts);
        Volatile.Write(ref _status, status);
        _statusChanged(status);
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.#} s");
}

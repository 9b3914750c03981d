using System.Threading.Channels;
using ShelfEdge.Testing.Capture;
using ShelfEdge.Vision.Capture;
using static ShelfEdge.Vision.Tests.Capture.ScriptedSource;

namespace ShelfEdge.Vision.Tests.Capture;

public sealed class CameraReaderTests : IDisposable
{
    private readonly WatchedTimeProvider _time = new();
    private readonly StatusLog _log = new();
    private readonly FramePool _pool;
    private readonly Channel<Frame> _frames = Channel.CreateUnbounded<Frame>();
    private readonly CancellationTokenSource _stopping = new();

    // A status that never comes fails the test instead of holding up the run.
    private readonly CancellationTokenSource _limit =
        CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    public CameraReaderTests()
    {
        _pool = new FramePool(TestFrames.Camera, 4, _time);
        _limit.CancelAfter(TimeSpan.FromSeconds(60));
    }

    private CancellationToken Cancellation => _limit.Token;

    public void Dispose()
    {
        _pool.Dispose();
        _stopping.Dispose();
        _limit.Dispose();
    }

    [Fact]
    public async Task Camera_goes_from_connecting_to_online_with_numbered_frames()
    {
        var reader = Reader(new ScriptedSource(Give, Give));
        var running = reader.RunAsync(_frames.Writer, _stopping.Token);

        AssertStatus(await _log.NextAsync(Cancellation), CameraState.Connecting, null, attempts: 1);
        AssertStatus(await _log.NextAsync(Cancellation), CameraState.Online, null, attempts: 0);
        using var first = await _frames.Reader.ReadAsync(Cancellation);
        using var second = await _frames.Reader.ReadAsync(Cancellation);
        Assert.Equal((1, 2), (first.Number, second.Number));
        Assert.Equal(_time.GetUtcNow(), first.CapturedAt);
        Assert.Equal(CameraState.Online, reader.Status.State);

        await _stopping.CancelAsync();
        await running;
        Assert.Equal((2, 0), (reader.FramesRead, reader.FramesDropped));
        Assert.Equal(2, _pool.Rented); // The two above; the reader's own is back.
    }

    [Fact]
    public async Task Camera_that_cannot_be_opened_is_lost_and_tried_again_with_the_count_of_attempts()
    {
        var failing = new ScriptedSource { OpenError = "Connection refused" };
        var running = Reader(failing, new ScriptedSource { OpenError = "No route" }, new ScriptedSource(Give))
            .RunAsync(_frames.Writer, _stopping.Token);

        AssertStatus(await _log.NextAsync(Cancellation), CameraState.Connecting, null, attempts: 1);
        AssertStatus(await _log.NextAsync(Cancellation), CameraState.Lost, "Connection refused", attempts: 1);
        _time.Advance(await _time.NextWaitAsync(Cancellation));
        AssertStatus(await _log.NextAsync(Cancellation), CameraState.Connecting, "Connection refused", attempts: 2);
        AssertStatus(await _log.NextAsync(Cancellation), CameraState.Lost, "No route", attempts: 2);
        Assert.True(failing.IsClosed);
        _time.Advance(await _time.NextWaitAsync(Cancellation));
        AssertStatus(await _log.NextAsync(Cancellation), CameraState.Connecting, "No route", attempts: 3);
        AssertStatus(await _log.NextAsync(Cancellation), CameraState.Online, null, attempts: 0);
        await StopAsync(running);
    }

    [Fact]
    public async Task Camera_that_does_not_open_in_time_is_lost()
    {
        var hanging = new ScriptedSource { HangsOnOpen = true };
        var running = Reader(hanging, new ScriptedSource(Give)).RunAsync(_frames.Writer, _stopping.Token);
        await _log.NextAsync(CameraState.Connecting, Cancellation);
        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Equal(CameraState.Connecting, _log.All[^1].State);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        AssertStatus(await _log.NextAsync(Cancellation), CameraState.Lost, "No picture within 5 s of opening.", attempts: 1);
        _time.Advance(await _time.NextWaitAsync(Cancellation));
        await _log.NextAsync(CameraState.Online, Cancellation);
        Assert.True(hanging.IsClosed);
        await StopAsync(running);
    }

    [Fact]
    public async Task Camera_that_stops_giving_is_stalled_then_opened_again()
    {
        var stalling = new ScriptedSource(Give);
        var running = Reader(stalling, new ScriptedSource(Give)).RunAsync(_frames.Writer, _stopping.Token);
        await _log.NextAsync(CameraState.Online, Cancellation);
        await _frames.Reader.WaitToReadAsync(Cancellation);
        _time.Advance(TimeSpan.FromSeconds(10));
        AssertStatus(await _log.NextAsync(Cancellation), CameraState.Stalled, "No picture for 10 s.", attempts: 0);
        Assert.Equal(_time.GetUtcNow(), _log.All[^1].Since);
        _time.Advance(await _time.NextWaitAsync(Cancellation));
        AssertStatus(await _log.NextAsync(Cancellation), CameraState.Connecting, "No picture for 10 s.", attempts: 1);
        await _log.NextAsync(CameraState.Online, Cancellation);
        Assert.True(stalling.IsClosed);
        await StopAsync(running);
    }

    [Fact]
    public async Task Camera_that_breaks_after_a_stable_time_is_opened_again_at_once()
    {
        var running = Reader(
                new ScriptedSource(Give, frame =>
                {
                    _time.Advance(TimeSpan.FromSeconds(9));
                    return Give(frame);
                }, frame =>
                {
                    _time.Advance(TimeSpan.FromSeconds(2));
                    return Give(frame);
                }, Break),
                new ScriptedSource(Give))
            .RunAsync(_frames.Writer, _stopping.Token);
        await _log.NextAsync(CameraState.Online, Cancellation);
        AssertStatus(await _log.NextAsync(Cancellation), CameraState.Lost, "The cable was cut.", attempts: 0);
        AssertStatus(await _log.NextAsync(Cancellation), CameraState.Connecting, "The cable was cut.", attempts: 1);
        await _log.NextAsync(CameraState.Online, Cancellation);
        await StopAsync(running);
    }

    [Fact]
    public async Task Camera_that_breaks_at_once_again_and_again_is_not_hammered()
    {
        var running = Reader(new ScriptedSource(Give, Break), new ScriptedSource(Give, Break), new ScriptedSource(Give))
            .RunAsync(_frames.Writer, _stopping.Token);
        for (var i = 0; i < 2; i++)
        {
            await _log.NextAsync(CameraState.Lost, Cancellation);
            var wait = await _time.NextWaitAsync(Cancellation);
            Assert.True(wait > TimeSpan.FromMilliseconds(100));
            _time.Advance(wait);
        }

        await _log.NextAsync(CameraState.Online, Cancellation);
        await StopAsync(running);
    }

    [Fact]
    public async Task Source_played_once_ends_the_reader()
    {
        var source = new ScriptedSource(Give, End);
        await Reader(source).RunAsync(_frames.Writer, _stopping.Token);
        AssertStatus(_log.All[^1], CameraState.Lost, "The source has been played to its end.", attempts: 0);
        Assert.True(source.IsClosed);
        Assert.Equal(1, _pool.Rented); // In the channel.
    }

    [Fact]
    public async Task Hung_close_keeps_the_camera_stalled_and_unopened_until_it_returns()
    {
        var release = new TaskCompletionSource();
        var created = 0;
        var reader = new CameraReader(
            Options(),
            () => created++ == 0 ? new ScriptedSource(Give) { Closing = release.Task } : new ScriptedSource(Give),
            _pool,
            new ReconnectSchedule(_time, 1),
            _time,
            _log.Add);
        var running = reader.RunAsync(_frames.Writer, _stopping.Token);
        await _log.NextAsync(CameraState.Online, Cancellation);
        _time.Advance(TimeSpan.FromSeconds(10));
        await _log.NextAsync(CameraState.Stalled, Cancellation);
        _time.Advance(await _time.NextWaitAsync(Cancellation));
        var status = await _log.NextAsync(CameraState.Stalled, Cancellation);
        Assert.Contains("The driver has not returned", status.Reason, StringComparison.Ordinal);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, created);

        release.SetResult();
        _time.Advance(await _time.NextWaitAsync(Cancellation));
        await _log.NextAsync(CameraState.Online, Cancellation);
        Assert.Equal(2, created);
        await StopAsync(running);
    }

    [Fact]
    public async Task Hung_close_does_not_hold_up_a_stop_for_longer_than_its_grace()
    {
        var running = Reader(new ScriptedSource(Give) { Closing = new TaskCompletionSource().Task })
            .RunAsync(_frames.Writer, _stopping.Token);
        await _log.NextAsync(CameraState.Online, Cancellation);
        await _stopping.CancelAsync();
        _time.Advance(await _time.NextWaitAsync(Cancellation));
        await running;
    }

    [Fact]
    public async Task Slow_consumer_finds_the_newest_frames_and_every_other_is_counted()
    {
        using var pool = TestFrames.Pool(capacity: 4);
        var dropped = 0;
        var frames = Channel.CreateBounded<Frame>(
            new BoundedChannelOptions(2) { FullMode = BoundedChannelFullMode.DropOldest },
            frame =>
            {
                dropped++;
                frame.Dispose();
            });
        var reader = new CameraReader(
            Options(), () => new FloodSource(100, _ => { }, 8, 6), pool, new ReconnectSchedule(_time, 1), _time, _log.Add);
        await reader.RunAsync(frames.Writer, _stopping.Token);

        Assert.True(frames.Reader.TryRead(out var first));
        Assert.True(frames.Reader.TryRead(out var second));
        Assert.Equal((99, 100), (first.Number, second.Number));
        Assert.Equal((99, 100), (first.Pixels[0], second.Pixels[0]));
        Assert.False(frames.Reader.TryRead(out _));
        Assert.Equal((100, 98), (reader.FramesRead, dropped + reader.FramesDropped));
        first.Dispose();
        second.Dispose();
        Assert.Equal(0, pool.Rented);
    }

    [Fact]
    public async Task Consumer_that_holds_every_frame_gets_the_newest_one_after_it_returns_one()
    {
        var held = new List<Frame>();
        var reader = Reader(new ScriptedSource([
            .. Enumerable.Repeat<Func<Frame, bool>>(Give, 50),
            frame =>
            {
                held[0].Dispose();
                return Give(frame);
            },
            End,
        ]));
        await reader.RunAsync(new HoldingWriter(held), _stopping.Token);
        Assert.Equal([1, 2, 3, 51], held.Select(f => f.Number == 0 ? 1 : f.Number));
        Assert.Equal(47, reader.FramesDropped);
    }

    [Fact]
    public async Task Pool_that_is_empty_at_the_start_is_a_mistake_of_the_caller()
    {
        for (var i = 0; i < _pool.Capacity; i++)
        {
            _pool.Rent();
        }

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Reader(new ScriptedSource()).RunAsync(_frames.Writer, _stopping.Token));
    }

    private static CameraOptions Options() =>
        new() { OpenTimeout = TimeSpan.FromSeconds(5), ReadTimeout = TimeSpan.FromSeconds(10) };

    private static void AssertStatus(CameraStatus status, CameraState state, string? reason, int attempts) =>
        Assert.Equal((TestFrames.Camera, state, reason, attempts), (status.Camera, status.State, status.Reason, status.Attempts));

    private CameraReader Reader(params ScriptedSource[] sources)
    {
        var next = 0;
        return new CameraReader(
            Options(), () => sources[next++], _pool, new ReconnectSchedule(_time, 1), _time, _log.Add);
    }

    private async Task StopAsync(Task running)
    {
        await _stopping.CancelAsync();
        await running;
    }

    private sealed class HoldingWriter(List<Frame> held) : ChannelWriter<Frame>
    {
        public override bool TryWrite(Frame item)
        {
            held.Add(item);
            return true;
        }

        public override ValueTask<bool> WaitToWriteAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(true);
    }
}

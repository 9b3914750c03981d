using System.Threading.Channels;
using ShelfEdge.Testing.Capture;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

public sealed class CameraReaderStreamTests : IDisposable
{
    private readonly StreamFixture _stream = new();
    private readonly StatusLog _log = new();
    private readonly FramePool _pool = TestFrames.Pool(capacity: 5);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Channel<Frame> _frames = Channel.CreateBounded<Frame>(
        new BoundedChannelOptions(2) { FullMode = BoundedChannelFullMode.DropOldest }, frame => frame.Dispose());

    public void Dispose()
    {
        _stream.Dispose();
        _pool.Dispose();
        _stopping.Dispose();
    }

    [Fact]
    public async Task Server_that_goes_is_lost_with_a_reason_and_online_again_when_it_is_back()
    {
        StreamFixture.SkipWithoutRtsp();
        var server = await RtspServer.StartAsync(_stream.Limit);
        var running = Reader(server.Uri.Replace("//", "//viewer:S3cret@", StringComparison.Ordinal))
            .RunAsync(_frames.Writer, _stopping.Token);
        await _log.NextAsync(CameraState.Online, _stream.Limit);

        await server.DisposeAsync();
        var lost = await _log.NextAsync(CameraState.Lost, _stream.Limit);
        Assert.False(string.IsNullOrWhiteSpace(lost.Reason));
        await _log.NextAsync(CameraState.Lost, _stream.Limit);

        await using var again = await RtspServer.StartAsync(_stream.Limit, port: server.Port);
        await _log.NextAsync(CameraState.Online, _stream.Limit);
        await StopAsync(running);
        Assert.Contains(_log.All, s => s.Reason?.Contains("Connection refused", StringComparison.Ordinal) == true);
        Assert.All(_log.All, s => Assert.DoesNotContain("S3cret", s.Reason ?? "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Server_that_stalls_is_stalled_and_online_again_when_it_goes_on()
    {
        StreamFixture.SkipWithoutRtsp();
        await using var server = await RtspServer.StartAsync(_stream.Limit);
        var running = Reader(server.Uri).RunAsync(_frames.Writer, _stopping.Token);
        await _log.NextAsync(CameraState.Online, _stream.Limit);
        server.Stall();
        var stalled = await _log.NextAsync(CameraState.Stalled, _stream.Limit);
        Assert.Equal("No picture for 3 s.", stalled.Reason);
        server.Resume();
        await _log.NextAsync(CameraState.Online, _stream.Limit);
        await StopAsync(running);
    }

    [Fact]
    public async Task Consumer_that_looks_late_finds_the_newest_frame()
    {
        StreamFixture.SkipWithoutRtsp();
        await using var server = await RtspServer.StartAsync(_stream.Limit, rate: 20, keyframes: 1);
        var reader = Reader(server.Uri);
        var running = reader.RunAsync(_frames.Writer, _stopping.Token);
        while (reader.FramesRead < 30)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, _stream.Limit);
        }

        using (var frame = await _frames.Reader.ReadAsync(_stream.Limit))
        {
            Assert.InRange(frame.Number, 29, reader.FramesRead);
        }

        await StopAsync(running);
    }

    [Fact]
    public async Task Server_that_never_answers_is_lost_by_its_deadline()
    {
        StreamFixture.SkipWithoutFfmpeg();
        using var server = new SilentServer();
        var running = Reader($"rtsp://{server.Authority}/s", o => o.OpenTimeout = TimeSpan.FromSeconds(1))
            .RunAsync(_frames.Writer, _stopping.Token);
        var lost = await _log.NextAsync(CameraState.Lost, _stream.Limit);
        Assert.Equal("No picture within 1 s of opening.", lost.Reason);
        await StopAsync(running);
    }

    private CameraReader Reader(string uri, Action<CameraOptions>? change = null)
    {
        var options = new CameraOptions { Id = "shelf-1", Uri = uri, ReadTimeout = TimeSpan.FromSeconds(3) };
        change?.Invoke(options);
        return new CameraReader(
            options,
            () => FrameSourceFactory.Create(options, TimeProvider.System),
            _pool,
            new ReconnectSchedule(TimeProvider.System, 1, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1)),
            TimeProvider.System,
            _log.Add);
    }

    // Every frame comes home once the reader and the channel have let go of theirs.
    private async Task StopAsync(Task running)
    {
        await _stopping.CancelAsync();
        await running;
        while (_frames.Reader.TryRead(out var frame))
        {
            frame.Dispose();
        }

        Assert.Equal(0, _pool.Rented);
    }
}

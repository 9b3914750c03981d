using ShelfEdge.Testing.Capture;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

public sealed class RtspSourceTests : IDisposable
{
    private readonly StreamFixture _stream = new();

    public void Dispose() => _stream.Dispose();

    [Fact]
    public async Task Stream_gives_frames_in_its_size_and_colours()
    {
        StreamFixture.SkipWithoutRtsp();
        await using var server = await RtspServer.StartAsync(_stream.Limit);
        await using var source = StreamFixture.Create(server.Uri, o => o.HardwareDecoder = "auto");
        await source.OpenAsync(_stream.Limit);
        for (var i = 0; i < 3; i++)
        {
            Assert.True(await source.ReadAsync(_stream.Frame, _stream.Limit));
            Assert.Equal((320, 240), (_stream.Frame.WidthPixels, _stream.Frame.HeightPixels));
            TestFrames.AssertNear((0, 255, 255), _stream.Frame.At(1.5 / 7, 0.3), tolerance: 25);
            TestFrames.AssertNear((0, 0, 255), _stream.Frame.At(5.5 / 7, 0.3), tolerance: 25);
            TestFrames.AssertNear((255, 0, 0), _stream.Frame.At(6.5 / 7, 0.3), tolerance: 25);
        }
    }

    [Fact]
    public async Task Credentials_with_special_characters_open_the_stream_and_show_on_no_command_line()
    {
        StreamFixture.SkipWithoutRtsp();
        const string User = "vie wer";
        const string Password = "p@ss:w/rd'\"$(id)#?%";
        await using var server = await RtspServer.StartAsync(_stream.Limit, credentials: (User, Password));
        var file = _stream.Folder.Write("password", System.Text.Encoding.UTF8.GetBytes(Password + "\n"));
        await using var source = (FfmpegSource)StreamFixture.Create(
            server.Uri, o => (o.Username, o.PasswordFile) = (User, file));
        await source.OpenAsync(_stream.Limit);
        Assert.True(await source.ReadAsync(_stream.Frame, _stream.Limit));

        var lines = ProcessTree.Descendants(source.ProcessId!.Value).Append(source.ProcessId.Value)
            .Select(ProcessTree.CommandLine).ToList();
        Assert.Contains(lines, line => line.StartsWith("ffmpeg", StringComparison.Ordinal));
        Assert.All(lines, line =>
        {
            Assert.DoesNotContain("rtsp:", line, StringComparison.Ordinal);
            Assert.DoesNotContain("ss%3Aw", line, StringComparison.Ordinal);
            Assert.DoesNotContain("ss:w", line, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Wrong_password_is_the_reason_and_is_not_shown()
    {
        StreamFixture.SkipWithoutRtsp();
        await using var server = await RtspServer.StartAsync(_stream.Limit, credentials: ("viewer", "right"));
        var reason = await _stream.FailAsync(StreamFixture.Create(
            server.Uri.Replace("//", "//viewer:Wr%23ng@", StringComparison.Ordinal)));
        Assert.Contains("401 Unauthorized", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Wr%23ng", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Wr#ng", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_stream_is_the_reason()
    {
        StreamFixture.SkipWithoutRtsp();
        await using var server = await RtspServer.StartAsync(_stream.Limit);
        var reason = await _stream.FailAsync(StreamFixture.Create(server.Uri + "-2"));
        Assert.Contains("404 Not Found", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pace_is_kept_when_the_stream_gives_more()
    {
        StreamFixture.SkipWithoutRtsp();
        await using var server = await RtspServer.StartAsync(_stream.Limit, rate: 20, keyframes: 1);
        await using var source = StreamFixture.Create(server.Uri, o => o.FramesPerSecond = 4);
        await source.OpenAsync(_stream.Limit);
        var start = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < 12; i++)
        {
            await source.ReadAsync(_stream.Frame, _stream.Limit);
        }

        // 2.75 s at the pace, 0.55 s at the rate of the stream.
        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Stream_over_the_size_bound_is_refused()
    {
        StreamFixture.SkipWithoutRtsp();
        await using var server = await RtspServer.StartAsync(_stream.Limit);
        using var small = TestFrames.Pool(maxWidth: 160, maxHeight: 1000);
        using var frame = small.Rent();
        await using var source = StreamFixture.Create(server.Uri);
        await source.OpenAsync(_stream.Limit);
        var error = await Assert.ThrowsAsync<FrameSourceException>(() => source.ReadAsync(frame, _stream.Limit).AsTask());
        Assert.Contains("320x240 pixels; allowed are 160x1000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_over_the_pixel_bound_is_refused_by_the_decoder()
    {
        StreamFixture.SkipWithoutRtsp();
        await using var server = await RtspServer.StartAsync(_stream.Limit);
        var source = StreamFixture.Create(server.Uri, o => (o.MaxWidthPixels, o.MaxHeightPixels) = (160, 160));
        await using (source)
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(_stream.Limit);
            deadline.CancelAfter(TimeSpan.FromSeconds(8));
            await Assert.ThrowsAnyAsync<Exception>(() => source.OpenAsync(deadline.Token).AsTask());
        }
    }
}

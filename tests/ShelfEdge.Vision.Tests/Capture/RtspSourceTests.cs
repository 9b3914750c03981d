using ShelfEdge.Testing.Capture;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

public sealed class RtspSourceTests(SharedRtspServer server) : IClassFixture<SharedRtspServer>, IDisposable
{
    private readonly StreamFixture _stream = new();

    public void Dispose() => _stream.Dispose();

    [Fact]
    public async Task Stream_gives_frames_in_its_size_and_colours()
    {
        StreamFixture.SkipWithoutRtsp();
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
        await using var locked = await RtspServer.StartAsync(_stream.Limit, credentials: (User, Password));
        var file = _stream.Folder.Write("password", System.Text.Encoding.UTF8.GetBytes(Password + "\n"));
        await using var source = (FfmpegSource)StreamFixture.Create(
            locked.Uri, o => (o.Username, o.PasswordFile) = (User, file));
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
        await using var locked = await RtspServer.StartAsync(_stream.Limit, credentials: ("viewer", "right"));
        var reason = await _stream.FailAsync(StreamFixture.Create(
            locked.Uri.Replace("//", "//viewer:Wr%23ng@", StringComparison.Ordinal)));
        Assert.Contains("401 Unauthorized", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Wr%23ng", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Wr#ng", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_stream_is_the_reason()
    {
        StreamFixture.SkipWithoutRtsp();
        var reason = await _stream.FailAsync(StreamFixture.Create(server.Uri + "-2"));
        Assert.Contains("404 Not Found", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_over_the_size_bound_is_refused()
    {
        StreamFixture.SkipWithoutRtsp();
        using var small = TestFrames.Pool(maxWidth: 160, maxHeight: 1000);
        using var frame = small.Rent();
        await using var source = StreamFixture.Create(server.Uri);
        await source.OpenAsync(_stream.Limit);
        var error = await Assert.ThrowsAsync<FrameSourceException>(() => source.ReadAsync(frame, _stream.Limit).AsTask());
        Assert.Contains("320x240 pixels; allowed are 160x1000", error.Message, StringComparison.Ordinal);
    }
}

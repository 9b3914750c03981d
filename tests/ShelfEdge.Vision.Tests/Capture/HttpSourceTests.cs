using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ShelfEdge.Testing.Capture;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

public sealed class HttpSourceTests(RedBlueVideo video) : IClassFixture<RedBlueVideo>, IDisposable
{
    private readonly StreamFixture _stream = new();

    public void Dispose() => _stream.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Motion_jpeg_gives_frames_with_either_authentication(bool isDigest)
    {
        StreamFixture.SkipWithoutFfmpeg();
        await using var server = new CameraHttpServer { Login = new HttpLogin(isDigest, "viewer", "p@ss:w/rd") };
        server.MapMotionJpeg("/video", [TestPicture.RedBlue(322, 242)], TimeSpan.FromMilliseconds(50));
        await using var source = StreamFixture.Create($"http://viewer:p%40ss%3Aw%2Frd@{server.Authority}/video");
        await source.OpenAsync(_stream.Limit);
        for (var i = 0; i < 3; i++)
        {
            Assert.True(await source.ReadAsync(_stream.Frame, _stream.Limit));
            TestFrames.AssertRedBlue(_stream.Frame, 322, 242);
        }
    }

    [Fact]
    public async Task Hls_gives_frames_and_is_lost_at_its_end()
    {
        StreamFixture.SkipWithoutFfmpeg();
        TestVideo.MakeRedBlue(Path.Combine(_stream.Folder.Path, "live.m3u8"), 2);
        await using var server = new CameraHttpServer();
        server.MapFolder(_stream.Folder.Path);
        await using var source = StreamFixture.Create($"http://{server.Authority}/live.m3u8");
        await source.OpenAsync(_stream.Limit);
        Assert.True(await source.ReadAsync(_stream.Frame, _stream.Limit));
        TestFrames.AssertRedBlue(_stream.Frame, 320, 240);
        Assert.Contains("The stream has ended.", await ReadToFailureAsync(source), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progressive_file_is_played_once()
    {
        await using var server = ServeVideo();
        await using var source = StreamFixture.Create($"http://{server.Authority}/shop.mp4");
        await source.OpenAsync(_stream.Limit);
        Assert.True(await source.ReadAsync(_stream.Frame, _stream.Limit));
        TestFrames.AssertRedBlue(_stream.Frame, 320, 240);
        Assert.True(await source.ReadAsync(_stream.Frame, _stream.Limit));
        Assert.False(await source.ReadAsync(_stream.Frame, _stream.Limit));
    }

    [Fact]
    public async Task Looping_progressive_file_starts_again()
    {
        await using var server = ServeVideo();
        await using var source = StreamFixture.Create($"http://{server.Authority}/shop.mp4", o => o.Loop = true);
        await source.OpenAsync(_stream.Limit);
        for (var i = 0; i < 5; i++)
        {
            Assert.True(await source.ReadAsync(_stream.Frame, _stream.Limit));
        }

        Assert.True(server.Requests.Count >= 3);
    }

    [Fact]
    public async Task Pace_of_a_file_goes_by_its_own_time()
    {
        await using var server = ServeVideo();
        await using var source = StreamFixture.Create(
            $"http://{server.Authority}/shop.mp4", o => (o.KeyframesOnly, o.FramesPerSecond) = (false, 2.5));
        await source.OpenAsync(_stream.Limit);
        Assert.Equal(3, await CountToEndAsync(source)); // At 0, 0.4 and 0.8 s.
    }

    [Fact]
    public async Task Pace_of_motion_jpeg_goes_by_the_time_of_arrival()
    {
        StreamFixture.SkipWithoutFfmpeg();
        await using var server = new CameraHttpServer();
        server.MapMotionJpeg("/video", [TestPicture.RedBlue(320, 240)], TimeSpan.FromMilliseconds(200), count: 12);
        await using var source = StreamFixture.Create($"http://{server.Authority}/video", o => o.FramesPerSecond = 2);
        var start = TimeProvider.System.GetTimestamp();
        await source.OpenAsync(_stream.Limit);
        var frames = 0;
        await Assert.ThrowsAsync<FrameSourceException>(async () =>
        {
            while (await source.ReadAsync(_stream.Frame, _stream.Limit))
            {
                frames++;
            }
        });

        // By the time that ffmpeg makes up for motion JPEG, 25 pictures a second, it would be a single frame.
        Assert.InRange(frames, 3, (TimeProvider.System.GetElapsedTime(start).TotalSeconds * 2) + 1);
    }

    [Fact]
    public async Task Video_over_the_pixel_bound_is_refused_by_the_decoder()
    {
        await using var server = ServeVideo();
        var reason = await _stream.FailAsync(StreamFixture.Create(
            $"http://{server.Authority}/shop.mp4", o => (o.MaxWidthPixels, o.MaxHeightPixels) = (160, 160)));
        Assert.Contains("320x240 exceeds specified max pixel count 25600", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_frame_is_decoded_when_asked_for()
    {
        await using var server = ServeVideo();
        await using var source = StreamFixture.Create($"http://{server.Authority}/shop.mp4", o => o.KeyframesOnly = false);
        await source.OpenAsync(_stream.Limit);
        Assert.Equal(10, await CountToEndAsync(source));
    }

    [Fact]
    public async Task Resolution_that_changes_mid_stream_never_garbles_a_frame()
    {
        StreamFixture.SkipWithoutFfmpeg();
        var (first, second) = (Path.Combine(_stream.Folder.Path, "1.ts"), Path.Combine(_stream.Folder.Path, "2.ts"));
        TestVideo.MakeRedBlue(first, 1, 320, 240);
        TestVideo.MakeRedBlue(second, 1, 640, 360);
        await using var server = new CameraHttpServer();
        server.MapBytes("/live", "video/mp2t", [.. File.ReadAllBytes(first), .. File.ReadAllBytes(second)]);
        await using var source = StreamFixture.Create($"http://{server.Authority}/live");
        await source.OpenAsync(_stream.Limit);
        for (var i = 0; i < 4; i++)
        {
            Assert.True(await source.ReadAsync(_stream.Frame, _stream.Limit));
            TestFrames.AssertRedBlue(_stream.Frame, 320, 240); // Scaled to what the stream began with.
        }
    }

    [Fact]
    public async Task Playlist_that_names_a_file_of_this_box_does_not_get_it()
    {
        StreamFixture.SkipWithoutFfmpeg();
        var path = Path.Combine(_stream.Folder.Path, "secret.ts");
        TestVideo.MakeRedBlue(path, 1);
        await using var server = new CameraHttpServer();
        server.MapBytes(
            "/live.m3u8",
            "application/vnd.apple.mpegurl",
            System.Text.Encoding.UTF8.GetBytes($"#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nfile://{path}\n#EXT-X-ENDLIST\n"));
        var reason = await _stream.FailAsync(StreamFixture.Create($"http://{server.Authority}/live.m3u8"));
        Assert.DoesNotContain("ended", reason, StringComparison.Ordinal);
        Assert.Single(server.Requests, "/live.m3u8");
    }

    [Fact]
    public async Task Self_signed_certificate_is_refused_unless_any_is_accepted()
    {
        StreamFixture.SkipWithoutFfmpeg();
        using var certificate = SelfSigned();
        await using var server = new CameraHttpServer(certificate);
        server.MapMotionJpeg("/video", [TestPicture.RedBlue(320, 240)], TimeSpan.FromMilliseconds(50));
        var uri = $"https://{server.Authority}/video";
        Assert.Contains(
            "certificate", await _stream.FailAsync(StreamFixture.Create(uri)), StringComparison.OrdinalIgnoreCase);

        await using var source = StreamFixture.Create(uri, o => o.AcceptAnyCertificate = true);
        await source.OpenAsync(_stream.Limit);
        Assert.True(await source.ReadAsync(_stream.Frame, _stream.Limit));
        TestFrames.AssertRedBlue(_stream.Frame, 320, 240);
    }

    [Theory]
    [InlineData("/missing", "404 Not Found")]
    [InlineData("/page", "Invalid data found")]
    public async Task Answer_that_is_no_stream_is_the_reason(string path, string expected)
    {
        StreamFixture.SkipWithoutFfmpeg();
        await using var server = new CameraHttpServer();
        server.MapBytes("/page", "text/html", "<html><body>Please log in</body></html>"u8.ToArray());
        var reason = await _stream.FailAsync(StreamFixture.Create($"http://u:S3cret@{server.Authority}{path}?token=S3cret2"));
        Assert.Contains(expected, reason, StringComparison.Ordinal);
        Assert.DoesNotContain("S3cret", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rtsp://u:S3cret@127.0.0.1:1/s")]
    [InlineData("rtsps://u:S3cret@127.0.0.1:1/s")]
    [InlineData("rtmp://u:S3cret@127.0.0.1:1/a/s")]
    [InlineData("http://u:S3cret@127.0.0.1:1/s")]
    [InlineData("https://u:S3cret@127.0.0.1:1/live.m3u8")]
    [InlineData("snapshot+http://u:S3cret@127.0.0.1:1/s.jpg")]
    public async Task Nobody_listening_is_the_reason(string uri)
    {
        StreamFixture.SkipWithoutFfmpeg();
        var reason = await _stream.FailAsync(StreamFixture.Create(uri));
        Assert.Contains("Connection refused", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("S3cret", reason, StringComparison.Ordinal);
    }

    internal static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        var request = new CertificateRequest("CN=camera", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private CameraHttpServer ServeVideo()
    {
        StreamFixture.SkipWithoutFfmpeg();
        var server = new CameraHttpServer();
        server.MapBytes("/shop.mp4", "video/mp4", video.Bytes);
        return server;
    }

    private async Task<int> CountToEndAsync(IFrameSource source)
    {
        var frames = 0;
        while (await source.ReadAsync(_stream.Frame, _stream.Limit))
        {
            frames++;
        }

        return frames;
    }

    private async Task<string> ReadToFailureAsync(IFrameSource source)
    {
        var error = await Assert.ThrowsAsync<FrameSourceException>(async () =>
        {
            while (await source.ReadAsync(_stream.Frame, _stream.Limit))
            {
            }
        });
        return error.Message;
    }
}

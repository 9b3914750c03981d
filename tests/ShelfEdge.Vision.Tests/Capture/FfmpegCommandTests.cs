using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

public sealed class FfmpegCommandTests
{
    private static readonly CameraCredentials Credentials = new("us er", "p@ss:w/rd'");

    [Fact]
    public void Address_and_credentials_stand_in_the_document_only()
    {
        var command = Build("rtsp://10.0.0.7:554/s1?x=1", credentials: Credentials);
        Assert.Contains("file 'rtsp://us%20er:p%40ss%3Aw%2Frd%27@10.0.0.7:554/s1?x=1'\n", command.Document, StringComparison.Ordinal);
        var line = string.Join(' ', command.Arguments);
        Assert.DoesNotContain("10.0.0.7", line, StringComparison.Ordinal);
        Assert.DoesNotContain("us%20er", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Document_has_no_empty_line_which_would_end_it() =>
        Assert.DoesNotContain("\n\n", Build("https://10.0.0.7/live.m3u8").Document, StringComparison.Ordinal);

    [Fact]
    public void Quote_in_an_address_cannot_end_its_line() =>
        Assert.Contains(
            "file 'http://10.0.0.7/a%27b'\n", Build("http://10.0.0.7/a'b").Document, StringComparison.Ordinal);

    [Theory]
    [InlineData("rtsp://h/s", true)]
    [InlineData("rtsps://h/s", true)]
    [InlineData("http://h/s", false)]
    public void Rtsp_goes_over_tcp(string address, bool expected) =>
        Assert.Equal(expected, Build(address).Document.Contains("option rtsp_transport tcp", StringComparison.Ordinal));

    [Theory]
    [InlineData("rtsp://h/s")]
    [InlineData("rtmp://h/a/s")]
    [InlineData("http://h/s")]
    [InlineData("https://h/s")]
    public void Files_of_this_box_are_not_on_the_white_list(string address)
    {
        var arguments = Build(address).Arguments;
        var protocols = arguments[arguments.ToList().IndexOf("-protocol_whitelist") + 1].Split(',');
        Assert.DoesNotContain("file", protocols);
        Assert.DoesNotContain("concat", protocols);
        Assert.DoesNotContain("data", protocols);
    }

    [Theory]
    [InlineData("http://h/shop.mp4", true, true)]
    [InlineData("https://h/SHOP.MP4?t=1", true, true)]
    [InlineData("http://h/live.m3u8", true, false)]
    [InlineData("http://h/video.mjpg", false, false)]
    [InlineData("rtsp://h/shop.mp4", false, false)]
    public void Files_and_playlists_are_read_at_their_own_rate(string address, bool isPaced, bool isFile)
    {
        Assert.Equal(isFile, FfmpegCommand.IsFile(new Uri(address)));
        if (!address.StartsWith("rtsp", StringComparison.Ordinal))
        {
            Assert.Equal(isPaced, Build(address).Arguments.Contains("-re"));
        }

        Assert.Equal(isFile || isPaced, !Build(address).Document.Contains("wallclock", StringComparison.Ordinal));
    }

    [Fact]
    public void Key_frames_alone_are_decoded_unless_all_are_asked_for()
    {
        Assert.Equal("nokey", After(Build("rtsp://h/s"), "-skip_frame"));
        Assert.DoesNotContain("-skip_frame", Build("rtsp://h/s", o => o.KeyframesOnly = false).Arguments);
    }

    [Theory]
    [InlineData("vaapi", "-hwaccel")]
    [InlineData("auto", "-hwaccel")]
    [InlineData("h264_v4l2m2m", "-c:v")]
    public void Hardware_decoder_is_a_method_or_a_decoder(string name, string option)
    {
        var arguments = Build("rtsp://h/s", o => o.HardwareDecoder = name).Arguments.ToList();
        var at = arguments.IndexOf(name);
        Assert.Equal(option, arguments[at - 1]);
        Assert.True(at < arguments.IndexOf("-i"));
    }

    [Fact]
    public void Pace_and_size_bound_are_passed_on()
    {
        var command = Build("rtsp://h/s", o => (o.FramesPerSecond, o.MaxWidthPixels, o.MaxHeightPixels) = (0.4, 8192, 8192));
        Assert.Equal("67108864", After(command, "-max_pixels"));
        Assert.Equal(@"select=isnan(prev_selected_t)+gte(t-prev_selected_t\,2.5)", After(command, "-vf"));
        Assert.DoesNotContain("-vf", Build("rtsp://h/s").Arguments);
    }

    [Fact]
    public void Certificate_is_checked_unless_any_is_accepted()
    {
        Assert.Contains("tls_verify 1", Build("https://h/s").Document, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "tls_verify", Build("https://h/s", o => o.AcceptAnyCertificate = true).Document, StringComparison.Ordinal);
    }

    private static FfmpegCommand Build(
        string address, Action<CameraOptions>? change = null, CameraCredentials? credentials = null)
    {
        var options = new CameraOptions();
        change?.Invoke(options);
        return FfmpegCommand.Build(new Uri(address), credentials, options);
    }

    private static string After(FfmpegCommand command, string option) =>
        command.Arguments[command.Arguments.ToList().IndexOf(option) + 1];
}

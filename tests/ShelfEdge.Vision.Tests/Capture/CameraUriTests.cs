using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

public sealed class CameraUriTests
{
    [Theory]
    [InlineData("/data/shelf.jpg", SourceKind.Picture, false)]
    [InlineData("shelf.PNG", SourceKind.Picture, false)]
    [InlineData("file:///data/shelf.webp", SourceKind.Picture, false)]
    [InlineData("/data/scene", SourceKind.Folder, false)]
    [InlineData("/data/scene.v2/", SourceKind.Folder, false)]
    [InlineData("/data/shop.mp4", SourceKind.Video, false)]
    [InlineData("file:///data/shop.MKV", SourceKind.Video, false)]
    [InlineData("v4l2:///dev/video0", SourceKind.Device, false)]
    [InlineData("v4l2:///dev/v4l/by-id/usb-cam-index0", SourceKind.Device, false)]
    [InlineData("rtsp://10.0.0.7/stream1", SourceKind.Stream, true)]
    [InlineData("RTSP://10.0.0.7:8554/stream1", SourceKind.Stream, true)]
    [InlineData("rtsps://camera.shop.example/s", SourceKind.Stream, true)]
    [InlineData("rtmp://10.0.0.7/live/shelf", SourceKind.Stream, true)]
    [InlineData("http://10.0.0.7/video.mjpg", SourceKind.Stream, true)]
    [InlineData("https://[fd00::7]:8443/live.m3u8", SourceKind.Stream, true)]
    [InlineData("snapshot+http://10.0.0.7/snap.jpg", SourceKind.Snapshot, true)]
    [InlineData("snapshot+https://10.0.0.7/snap.jpg", SourceKind.Snapshot, true)]
    public void Address_that_is_allowed_has_its_kind(string text, SourceKind kind, bool isNetwork)
    {
        Assert.True(CameraUri.TryParse(text, out var uri, out var error));
        Assert.Null(error);
        Assert.Equal(kind, uri.Kind);
        Assert.Equal(isNetwork, uri.IsNetwork);
    }

    [Fact]
    public void File_address_is_decoded_and_a_path_is_not()
    {
        Assert.True(CameraUri.TryParse("file:///data/my%20shelf.jpg", out var address, out _));
        Assert.True(CameraUri.TryParse("/data/my%20shelf.jpg", out var path, out _));
        Assert.Equal(("/data/my shelf.jpg", "/data/my%20shelf.jpg"), (address.Path, path.Path));
    }

    [Theory]
    [InlineData(null, "is empty")]
    [InlineData("  ", "is empty")]
    [InlineData("ftp://host/x.jpg", "the unknown scheme 'ftp'")]
    [InlineData("snapshot+rtsp://host/x", "the unknown scheme 'snapshot+rtsp'")]
    [InlineData("srt://host:9000", "allowed: a picture")]
    [InlineData("://host", "no known scheme")]
    [InlineData("/dev/video0", "v4l2:///dev/video0")]
    [InlineData("v4l2://video0", "v4l2:///dev/video0")]
    [InlineData("v4l2:///dev/../etc/passwd", "v4l2:///dev/video0")]
    [InlineData("v4l2:///etc/passwd", "v4l2:///dev/video0")]
    [InlineData("file://host/x.jpg", "absolute path")]
    [InlineData("rtsp://", "not a valid address")]
    [InlineData("rtsp:///stream", "not a valid address")]
    [InlineData("http://host:99999/x", "not a valid address")]
    [InlineData("rtsp://host/a b", "write %20")]
    [InlineData("rtsp://host/a\nfile 'x'", "control character")]
    [InlineData("rtsp://host/a#b", "write %23")]
    [InlineData("rtmp://host", "application and a stream name")]
    public void Address_that_is_wrong_says_what_is_allowed(string? text, string expected)
    {
        Assert.False(CameraUri.TryParse(text, out var uri, out var error));
        Assert.Null(uri);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rtsp://admin:S3cret%40x@10.0.0.7:554/s1", "rtsp://***@10.0.0.7:554/s1")]
    [InlineData("http://10.0.0.7/video.cgi?user=admin&pwd=S3cret", "http://10.0.0.7/video.cgi?***")]
    [InlineData("rtsp://10.0.0.7/user=admin_password=S3cret_channel=1/0.sdp", "rtsp://10.0.0.7/***/0.sdp")]
    [InlineData("rtsp://10.0.0.7/password%3DS3cret", "rtsp://10.0.0.7/***")]
    [InlineData("snapshot+https://u:S3cret@cam.example/snap", "snapshot+https://***@cam.example/snap")]
    public void Address_with_credentials_is_shown_without_them(string text, string shown)
    {
        Assert.True(CameraUri.TryParse(text, out var uri, out _));
        Assert.Equal(shown, uri.ToString());
    }

    [Theory]
    [InlineData("admin:S3cret@rtsp://10.0.0.7/s1")]
    [InlineData("rtsp://admin:S3cret#1@10.0.0.7/s1")]
    [InlineData("rtsp://admin:S3cret/1@10.0.0.7:99999/s1")]
    [InlineData("rtsp://admin:S3cret 1@10.0.0.7/s1")]
    public void Error_never_repeats_a_misplaced_password(string text)
    {
        Assert.False(CameraUri.TryParse(text, out _, out var error));
        Assert.DoesNotContain("S3cret", error, StringComparison.OrdinalIgnoreCase);
    }
}

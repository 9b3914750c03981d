using ShelfEdge.Testing.Capture;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

public sealed class CameraCredentialsTests
{
    private static readonly Uri Bare = new("rtsp://10.0.0.7/s");

    [Fact]
    public void Address_without_user_has_no_credentials() => Assert.Null(CameraCredentials.Read(Bare, null, null));

    [Fact]
    public void Credentials_in_an_address_are_decoded_and_encoded_again()
    {
        var credentials = CameraCredentials.Read(new Uri("rtsp://us%20er:p%40ss%3Aw%2Frd@10.0.0.7/s"), null, null);
        Assert.Equal(new CameraCredentials("us er", "p@ss:w/rd"), credentials);
        Assert.Equal("us%20er:p%40ss%3Aw%2Frd", credentials!.UserInfo);
    }

    [Fact]
    public void Password_file_wins_over_the_address_and_loses_its_line_break()
    {
        using var folder = new TestFolder();
        var file = folder.Write("password", "from file \r\n"u8.ToArray());
        Assert.Equal(
            new CameraCredentials("viewer", "from file "),
            CameraCredentials.Read(new Uri("rtsp://a:b@10.0.0.7/s"), "viewer", file));
    }

    [Fact]
    public void Missing_password_file_is_named()
    {
        var error = Assert.Throws<FrameSourceException>(() => CameraCredentials.Read(Bare, "viewer", "/no/such/file"));
        Assert.Contains("PasswordFile /no/such/file cannot be read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Oversized_password_file_is_refused()
    {
        using var folder = new TestFolder();
        var file = folder.Write("password", new byte[5000]);
        Assert.Contains(
            "larger than 4096 bytes",
            Assert.Throws<FrameSourceException>(() => CameraCredentials.Read(Bare, "viewer", file)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_too_long_for_ffmpeg_are_refused()
    {
        var error = Assert.Throws<FrameSourceException>(
            () => CameraCredentials.Read(new Uri($"rtsp://a:{new string('b', 130)}@10.0.0.7/s"), null, null));
        Assert.DoesNotContain("bbb", error.Message, StringComparison.Ordinal);
    }
}

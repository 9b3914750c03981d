using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using ShelfEdge.Testing.Capture;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

public sealed class SnapshotSourceTests : IDisposable
{
    private readonly StreamFixture _stream = new();

    public void Dispose() => _stream.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Picture_is_fetched_with_either_authentication(bool isDigest)
    {
        await using var server = new CameraHttpServer { Login = new HttpLogin(isDigest, "viewer", "p@ss:w/rd") };
        server.MapBytes("/snap.jpg", "image/jpeg", TestPicture.RedBlue(322, 241));
        await using var source = StreamFixture.Create(
            $"snapshot+http://viewer:p%40ss%3Aw%2Frd@{server.Authority}/snap.jpg?channel=1", o => o.FramesPerSecond = 50);
        await source.OpenAsync(_stream.Limit);
        for (var i = 0; i < 3; i++)
        {
            Assert.True(await source.ReadAsync(_stream.Frame, _stream.Limit));
            TestFrames.AssertRedBlue(_stream.Frame, 322, 241);
        }

        Assert.All(server.Requests, path => Assert.Equal("/snap.jpg?channel=1", path));
    }

    [Fact]
    public async Task Pictures_are_asked_for_at_the_set_pace()
    {
        var time = new FakeTimeProvider();
        await using var server = new CameraHttpServer();
        server.MapBytes("/s", "image/jpeg", TestPicture.RedBlue(32, 24));
        await using var source = FrameSourceFactory.Create(
            new CameraOptions { Uri = $"snapshot+http://{server.Authority}/s", FramesPerSecond = 0.5 }, time);
        await source.OpenAsync(_stream.Limit);
        Assert.True(await source.ReadAsync(_stream.Frame, _stream.Limit));
        var second = source.ReadAsync(_stream.Frame, _stream.Limit).AsTask();
        time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Single(server.Requests);
        Assert.False(second.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True(await second);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wrong_password_is_the_reason_and_is_not_shown(bool isDigest)
    {
        await using var server = new CameraHttpServer { Login = new HttpLogin(isDigest, "viewer", "right") };
        var reason = await _stream.FailAsync(StreamFixture.Create($"snapshot+http://viewer:Wr0ng@{server.Authority}/s"));
        Assert.Contains("refused the user name or password (401)", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Wr0ng", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/missing", "answered 404 NotFound")]
    [InlineData("/page", "is not a picture; allowed are JPEG")]
    [InlineData("/cut", "cannot be decoded")]
    [InlineData("/stream", "write http:// instead of snapshot+http://")]
    [InlineData("/long", "larger than 33554432 bytes")]
    [InlineData("/endless", "larger than 33554432 bytes")]
    [InlineData("/short", "ended prematurely")]
    public async Task Answer_that_is_no_picture_is_the_reason(string path, string expected)
    {
        var picture = TestPicture.RedBlue(320, 240);
        await using var server = new CameraHttpServer();
        server.MapBytes("/page", "text/html", "<html><body>Please log in</body></html>"u8.ToArray());
        server.MapBytes("/cut", "image/png", TestPicture.Grey(200, 200, 9)[..40]);
        server.MapMotionJpeg("/stream", [picture], TimeSpan.FromSeconds(1));
        server.Map("/long", e => e.WriteHeadAsync("200 OK", "Content-Type: image/jpeg", "Content-Length: 33554433"));
        server.Map("/endless", async e =>
        {
            await e.WriteHeadAsync("200 OK", "Content-Type: image/jpeg");
            while (true)
            {
                await e.WriteAsync(new byte[1024 * 1024]);
            }
        });
        server.Map("/short", async e =>
        {
            await e.WriteHeadAsync("200 OK", "Content-Type: image/jpeg", $"Content-Length: {picture.Length}");
            await e.WriteAsync(picture.AsMemory(0, 100));
        });
        Assert.Contains(
            expected,
            await _stream.FailAsync(StreamFixture.Create($"snapshot+http://{server.Authority}{path}")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirect_to_another_server_takes_no_password_along()
    {
        var seen = new ConcurrentQueue<string>();
        await using var other = new CameraHttpServer();
        other.Map("/s", async exchange =>
        {
            seen.Enqueue(string.Join(' ', exchange.Headers.Keys));
            await exchange.RespondAsync(
                "401 Unauthorized", "text/plain", "no"u8.ToArray(), new HttpLogin(false, "", "").Challenge);
        });
        await using var server = new CameraHttpServer { Login = new HttpLogin(false, "viewer", "S3cret") };
        server.Map("/s", e => e.RespondAsync("302 Found", "text/plain", default, $"Location: http://{other.Authority}/s"));
        await _stream.FailAsync(StreamFixture.Create($"snapshot+http://viewer:S3cret@{server.Authority}/s"));
        Assert.DoesNotContain("Authorization", Assert.Single(seen), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Self_signed_certificate_is_refused_unless_any_is_accepted()
    {
        using var certificate = HttpSourceTests.SelfSigned();
        await using var server = new CameraHttpServer(certificate);
        server.MapBytes("/s", "image/jpeg", TestPicture.RedBlue(320, 240));
        var uri = $"snapshot+https://{server.Authority}/s";
        Assert.Contains(
            "Set AcceptAnyCertificate", await _stream.FailAsync(StreamFixture.Create(uri)), StringComparison.Ordinal);

        await using var source = StreamFixture.Create(uri, o => o.AcceptAnyCertificate = true);
        Assert.True(await source.ReadAsync(_stream.Frame, _stream.Limit));
        TestFrames.AssertRedBlue(_stream.Frame, 320, 240);
    }

    [Fact]
    public async Task Server_that_never_answers_ends_with_the_token()
    {
        using var server = new SilentServer();
        await using var source = StreamFixture.Create($"snapshot+http://{server.Authority}/s");
        using var deadline = new CancellationTokenSource(TimeSpan.FromMilliseconds(300), TimeProvider.System);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => source.ReadAsync(_stream.Frame, deadline.Token).AsTask());
    }
}

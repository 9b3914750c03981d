using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

public sealed class DeviceSourceTests
{
    [Theory]
    [InlineData("v4l2:///dev/video99", "/dev/video99 does not exist: is the camera plugged in?")]
    [InlineData("v4l2:///dev/null", "/dev/null cannot be opened: it is no capture device, is in use")]
    public async Task Device_that_is_none_is_refused(string uri, string expected)
    {
        await using var source = FrameSourceFactory.Create(
            new CameraOptions { Uri = uri, WidthPixels = 640, HeightPixels = 480 }, TimeProvider.System);
        var error = await Assert.ThrowsAsync<FrameSourceException>(
            () => source.OpenAsync(TestContext.Current.CancellationToken).AsTask());
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Device_gives_frames()
    {
        Assert.SkipUnless(File.Exists("/dev/video0"), "this machine has no /dev/video0");
        await using var source = FrameSourceFactory.Create(
            new CameraOptions { Uri = "v4l2:///dev/video0" }, TimeProvider.System);
        await source.OpenAsync(TestContext.Current.CancellationToken);
        using var pool = TestFrames.Pool();
        using var frame = pool.Rent();
        Assert.True(await source.ReadAsync(frame, TestContext.Current.CancellationToken));
        Assert.True(frame.WidthPixels > 0);
    }
}

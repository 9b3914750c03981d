using ShelfEdge.Testing.Capture;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

/// <summary>One frame to read into, a folder, and a limit on how long a test of a real stream may take.</summary>
internal sealed class StreamFixture : IDisposable
{
    private readonly FramePool _pool = TestFrames.Pool();
    private readonly CancellationTokenSource _limit =
        CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    public StreamFixture()
    {
        Frame = _pool.Rent();
        _limit.CancelAfter(TimeSpan.FromSeconds(40));
    }

    public Frame Frame { get; }

    public TestFolder Folder { get; } = new();

    /// <summary>Fires when the test has taken too long.</summary>
    public CancellationToken Limit => _limit.Token;

    public static void SkipWithoutFfmpeg() => Assert.SkipWhen(TestVideo.Missing is not null, TestVideo.Missing ?? "");

    public static void SkipWithoutRtsp()
    {
        SkipWithoutFfmpeg();
        Assert.SkipWhen(RtspServer.Missing is not null, RtspServer.Missing ?? "");
    }

    public static IFrameSource Create(string uri, Action<CameraOptions>? change = null)
    {
        var options = new CameraOptions { Id = "shelf-1", Uri = uri };
        change?.Invoke(options);
        return FrameSourceFactory.Create(options, TimeProvider.System);
    }

    /// <summary>Opens and reads until it fails, and gives the reason.</summary>
    public async Task<string> FailAsync(IFrameSource source)
    {
        await using (source)
        {
            var error = await Assert.ThrowsAsync<FrameSourceException>(async () =>
            {
                await source.OpenAsync(Limit);
                while (await source.ReadAsync(Frame, Limit))
                {
                }
            });
            return error.ToString();
        }
    }

    public void Dispose()
    {
        Frame.Dispose();
        _pool.Dispose();
        _limit.Dispose();
        Folder.Dispose();
    }
}

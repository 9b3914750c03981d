using Microsoft.Extensions.Time.Testing;
using ShelfEdge.Testing.Capture;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

public sealed class ReplaySourceTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly FakeTimeProvider _time = new();
    private readonly FramePool _pool = TestFrames.Pool();
    private readonly Frame _frame;

    public ReplaySourceTests() => _frame = _pool.Rent();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _frame.Dispose();
        _pool.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Folder_is_played_in_name_order_once()
    {
        WriteGreys(30, 10, 20);
        await using var source = await OpenAsync(new CameraOptions { Uri = _folder.Path });
        Assert.Equal([30, 10, 20, null], [
            await ReadAsync(source), await ReadNextAsync(source), await ReadNextAsync(source), await ReadAsync(source)]);
    }

    [Fact]
    public async Task Looping_folder_starts_again_with_what_it_holds_then()
    {
        WriteGreys(30, 10);
        await using var source = await OpenAsync(new CameraOptions { Uri = _folder.Path, Loop = true });
        Assert.Equal([30, 10], [await ReadAsync(source), await ReadNextAsync(source)]);
        File.Delete(Path.Combine(_folder.Path, "0.png"));
        _folder.Write("9.png", TestPicture.Grey(8, 8, 90));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([10, 90], [await ReadAsync(source), await ReadNextAsync(source)]);
    }

    [Fact]
    public async Task Pictures_come_at_the_set_pace()
    {
        WriteGreys(1, 2);
        await using var source = await OpenAsync(new CameraOptions { Uri = _folder.Path, FramesPerSecond = 4 });
        Assert.Equal(1, await ReadAsync(source));

        var second = source.ReadAsync(_frame, Cancellation).AsTask();
        _time.Advance(TimeSpan.FromMilliseconds(249));
        Assert.False(second.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(await second);
    }

    [Fact]
    public async Task Single_picture_is_repeated_when_looping()
    {
        var path = _folder.Write("shelf.jpg", TestPicture.RedBlue(64, 48));
        await using var source = await OpenAsync(new CameraOptions { Uri = path, Loop = true });
        for (var i = 0; i < 3; i++)
        {
            Assert.True(await source.ReadAsync(_frame, Cancellation));
            TestFrames.AssertRedBlue(_frame, 64, 48);
            _time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task Wait_for_the_pace_ends_with_the_token()
    {
        WriteGreys(1, 2);
        await using var source = await OpenAsync(new CameraOptions { Uri = _folder.Path });
        await ReadAsync(source);
        using var deadline = new CancellationTokenSource();
        var second = source.ReadAsync(_frame, deadline.Token).AsTask();
        await deadline.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    [Fact]
    public async Task Empty_folder_is_refused() =>
        Assert.Contains(
            "holds no picture (.jpg",
            (await Assert.ThrowsAsync<FrameSourceException>(() => OpenAsync(new CameraOptions { Uri = _folder.Path }))).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task Missing_folder_is_refused() =>
        Assert.Contains(
            "/no/such cannot be read",
            (await Assert.ThrowsAsync<FrameSourceException>(() => OpenAsync(new CameraOptions { Uri = "/no/such" }))).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task File_of_another_kind_is_refused_with_the_kinds_that_are_read()
    {
        var path = _folder.Write("shelf.tiff", [1]);
        var error = await Assert.ThrowsAsync<FrameSourceException>(() => OpenAsync(new CameraOptions { Uri = path }));
        Assert.Contains("(.jpg .jpeg .png .bmp .webp) nor like a video (.mp4", error.Message, StringComparison.Ordinal);
    }

    private async Task<IFrameSource> OpenAsync(CameraOptions options)
    {
        var source = FrameSourceFactory.Create(options, _time);
        await source.OpenAsync(Cancellation);
        return source;
    }

    private async Task<int?> ReadAsync(IFrameSource source) =>
        await source.ReadAsync(_frame, Cancellation) ? _frame.Pixels[0] : null;

    private async Task<int?> ReadNextAsync(IFrameSource source)
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        return await ReadAsync(source);
    }

    private void WriteGreys(params byte[] levels)
    {
        for (var i = 0; i < levels.Length; i++)
        {
            _folder.Write($"{i}.png", TestPicture.Grey(8, 8, levels[i]));
        }
    }
}

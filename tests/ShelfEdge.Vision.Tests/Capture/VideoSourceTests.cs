using Microsoft.Extensions.Time.Testing;
using ShelfEdge.Testing.Capture;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

public sealed class VideoSourceTests(CounterVideo counter) : IClassFixture<CounterVideo>, IDisposable
{
    private const int Frames = CounterVideo.Frames;

    private readonly TestFolder _folder = new();
    private readonly FakeTimeProvider _time = new();
    private readonly Frame _frame = TestFrames.Pool().Rent();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _frame.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Every_frame_comes_at_its_time_then_the_video_ends()
    {
        await using var source = await OpenCounterAsync(loop: false);
        for (var i = 0; i < Frames; i++)
        {
            Assert.Equal(i, await ReadIndexAsync(source));
            var next = source.ReadAsync(_frame, Cancellation).AsTask();
            if (i < Frames - 1)
            {
                _time.Advance(TimeSpan.FromMilliseconds(99));
                Assert.False(next.IsCompleted);
            }

            _time.Advance(TimeSpan.FromMilliseconds(2));
            Assert.Equal(i < Frames - 1, await next);
            i++;
            if (i < Frames)
            {
                Assert.Equal(i, Index());
                _time.Advance(TimeSpan.FromMilliseconds(100));
            }
        }

        Assert.False(await source.ReadAsync(_frame, Cancellation));
    }

    [Fact]
    public async Task Slow_reader_gets_the_frame_that_is_due_now()
    {
        await using var source = await OpenCounterAsync(loop: false);
        Assert.Equal(0, await ReadIndexAsync(source));
        _time.Advance(TimeSpan.FromSeconds(1.25));
        Assert.Equal(12, await ReadIndexAsync(source));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(22, await ReadIndexAsync(source));
    }

    [Fact]
    public async Task Video_whose_end_has_passed_has_ended()
    {
        await using var source = await OpenCounterAsync(loop: false);
        Assert.Equal(0, await ReadIndexAsync(source));
        _time.Advance(TimeSpan.FromSeconds(1.95));
        Assert.Equal(19, await ReadIndexAsync(source));
        _time.Advance(TimeSpan.FromSeconds(1.95));
        Assert.False(await source.ReadAsync(_frame, Cancellation));
        Assert.False(await source.ReadAsync(_frame, Cancellation));
    }

    [Fact]
    public async Task Reader_that_is_far_behind_goes_on_from_where_it_is()
    {
        await using var source = await OpenCounterAsync(loop: false);
        Assert.Equal(0, await ReadIndexAsync(source));
        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(1, await ReadIndexAsync(source));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(11, await ReadIndexAsync(source));
    }

    [Fact]
    public async Task Looping_video_starts_again()
    {
        await using var source = await OpenCounterAsync(loop: true);
        Assert.Equal(0, await ReadIndexAsync(source));
        _time.Advance(TimeSpan.FromSeconds(1.95));
        Assert.Equal(19, await ReadIndexAsync(source));
        _time.Advance(TimeSpan.FromSeconds(1.95));
        Assert.Equal(0, await ReadIndexAsync(source));
        _time.Advance(TimeSpan.FromSeconds(0.55));
        Assert.Equal(5, await ReadIndexAsync(source));
    }

    [Fact]
    public async Task Pace_below_the_rate_of_the_video_skips_frames()
    {
        await using var source = await OpenCounterAsync(loop: false, framesPerSecond: 2);
        Assert.Equal(0, await ReadIndexAsync(source));
        var next = source.ReadAsync(_frame, Cancellation).AsTask();
        _time.Advance(TimeSpan.FromMilliseconds(499));
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(2));
        await next;
        Assert.Equal(5, Index());
    }

    [Fact]
    public async Task Size_and_colours_are_those_of_the_video()
    {
        SkipWithoutFfmpeg();
        var path = Path.Combine(_folder.Path, "shelf.mp4");
        TestVideo.MakeRedBlue(path, 1);
        await using var source = await OpenAsync(new CameraOptions { Uri = "file://" + path });
        Assert.True(await source.ReadAsync(_frame, Cancellation));
        TestFrames.AssertRedBlue(_frame, 320, 240);
    }

    [Fact]
    public async Task Video_over_the_size_bound_is_refused()
    {
        await using var source = await OpenCounterAsync(loop: false);
        using var small = TestFrames.Pool(maxWidth: 63, maxHeight: 63);
        using var frame = small.Rent();
        var error = await Assert.ThrowsAsync<FrameSourceException>(() => source.ReadAsync(frame, Cancellation).AsTask());
        Assert.Contains("64x48 pixels; allowed are 63x63", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_that_is_no_video_is_refused()
    {
        var path = _folder.Write("shelf.mp4", "not a video"u8.ToArray());
        var error = await Assert.ThrowsAsync<FrameSourceException>(() => OpenAsync(new CameraOptions { Uri = path }));
        Assert.Contains("it is no video, or its codec is not known", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_file_is_refused()
    {
        var error = await Assert.ThrowsAsync<FrameSourceException>(
            () => OpenAsync(new CameraOptions { Uri = "/no/such.mp4" }));
        Assert.Contains("/no/such.mp4 does not exist", error.Message, StringComparison.Ordinal);
    }

    private static void SkipWithoutFfmpeg() => Assert.SkipWhen(TestVideo.Missing is not null, TestVideo.Missing ?? "");

    private async Task<IFrameSource> OpenCounterAsync(bool loop, double? framesPerSecond = null)
    {
        SkipWithoutFfmpeg();
        return await OpenAsync(new CameraOptions { Uri = counter.Path, Loop = loop, FramesPerSecond = framesPerSecond });
    }

    private async Task<IFrameSource> OpenAsync(CameraOptions options)
    {
        var source = FrameSourceFactory.Create(options, _time);
        try
        {
            await source.OpenAsync(Cancellation);
            return source;
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    private async Task<int> ReadIndexAsync(IFrameSource source)
    {
        Assert.True(await source.ReadAsync(_frame, Cancellation));
        return Index();
    }

    private int Index()
    {
        var level = _frame.Pixels[0];
        var index = (int)Math.Round(level * 219 / 255.0 / 4);
        Assert.InRange(Math.Abs(TestVideo.CounterLevel(index) - level), 0, 2);
        return index;
    }
}

using System.Globalization;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

public sealed class FramePoolTests
{
    [Fact]
    public void Pool_rents_its_frames_and_no_more()
    {
        using var pool = TestFrames.Pool(capacity: 2);
        var first = pool.Rent();
        var second = pool.Rent();
        Assert.NotSame(first, second);
        Assert.False(pool.TryRent(out var third));
        Assert.Null(third);
        Assert.Equal((2, 2), (pool.Rented, pool.Capacity));

        first.Dispose();
        Assert.Same(first, pool.Rent());
    }

    [Fact]
    public void Frame_disposed_twice_returns_once()
    {
        using var pool = TestFrames.Pool(capacity: 2);
        var frame = pool.Rent();
        frame.Dispose();
        frame.Dispose();
        Assert.Equal(0, pool.Rented);
        Assert.NotSame(pool.Rent(), pool.Rent());
    }

    [Fact]
    public void Frame_in_its_pool_gives_no_pixels()
    {
        using var pool = TestFrames.Pool();
        var frame = pool.Rent();
        frame.Reshape(4, 3);
        frame.Dispose();
        Assert.Throws<ObjectDisposedException>(() => frame.Pixels.Length);
        Assert.Throws<ObjectDisposedException>(() => frame.Image);
        Assert.Throws<ObjectDisposedException>(() => frame.Reshape(4, 3));
    }

    [Fact]
    public void Image_and_pixels_are_the_same_bytes()
    {
        using var pool = TestFrames.Pool();
        using var frame = pool.Rent();
        frame.Reshape(5, 3); // A width whose rows OpenCV itself would not pad either, and that is no multiple of 4.
        frame.Writable.Span.Clear();
        frame.Image.Set(2, 4, new OpenCvSharp.Vec3b(1, 2, 3));
        Assert.Equal(45, frame.Pixels.Length);
        Assert.Equal([1, 2, 3], frame.Pixels[^3..].ToArray());
        Assert.True(frame.Image.IsContinuous());
    }

    [Fact]
    public void Frame_keeps_its_buffer_for_pictures_that_are_not_larger()
    {
        using var pool = TestFrames.Pool();
        using var frame = pool.Rent();
        frame.Reshape(64, 48);
        var address = frame.Image.Data;
        frame.Reshape(48, 64);
        Assert.Equal(address, frame.Image.Data);
        Assert.Equal((48, 64), (frame.Image.Width, frame.Image.Height));
        frame.Reshape(10, 10);
        Assert.Equal(address, frame.Image.Data);
        Assert.Equal(300, frame.Pixels.Length);
    }

    [Theory]
    [InlineData(101, 50, "101x50 pixels; allowed are 100x50")]
    [InlineData(100, 51, "100x51 pixels; allowed are 100x50")]
    [InlineData(0, 50, "0x50")]
    [InlineData(100, -1, "100x-1")]
    [InlineData(int.MaxValue, int.MaxValue, "allowed are 100x50")]
    public void Size_over_the_bound_is_refused_and_changes_nothing(int width, int height, string expected)
    {
        using var pool = TestFrames.Pool(maxWidth: 100, maxHeight: 50);
        using var frame = pool.Rent();
        frame.Reshape(100, 50);
        var error = Assert.Throws<FrameSourceException>(() => frame.Reshape(width, height));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal((100, 50), (frame.WidthPixels, frame.HeightPixels));
    }

    [Fact]
    public void Frames_are_numbered_in_the_order_they_are_stamped()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        using var pool = new FramePool(TestFrames.Camera, 2, time);
        using var first = pool.Rent();
        using var second = pool.Rent();
        Assert.Equal((0, default), (first.Number, first.CapturedAt));
        second.Stamp();
        time.Advance(TimeSpan.FromSeconds(3));
        first.Stamp();
        Assert.Equal((1, 2), (second.Number, first.Number));
        Assert.Equal(TimeSpan.FromSeconds(3), first.CapturedAt - second.CapturedAt);
        Assert.Equal(TestFrames.Camera, first.Camera);
    }

    [Fact]
    public async Task Frames_rented_from_many_threads_are_never_shared()
    {
        using var pool = TestFrames.Pool(capacity: 3);
        var owners = new System.Collections.Concurrent.ConcurrentDictionary<Frame, int>();
        var shared = 0;
        var refused = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(
            () =>
            {
                for (var i = 0; i < 20_000; i++)
                {
                    if (!pool.TryRent(out var frame))
                    {
                        Interlocked.Increment(ref refused);
                        continue;
                    }

                    if (!owners.TryAdd(frame, worker))
                    {
                        Interlocked.Increment(ref shared);
                    }

                    owners.TryRemove(frame, out _);
                    frame.Dispose();
                }
            },
            TestContext.Current.CancellationToken)));
        Assert.Equal(0, shared);
        Assert.Equal(0, pool.Rented);
    }

    [Fact]
    public void Disposed_pool_rents_nothing_and_leaves_frames_that_are_out_alone()
    {
        var pool = TestFrames.Pool(capacity: 2);
        var frame = pool.Rent();
        frame.Reshape(4, 3);
        frame.Writable.Span.Fill(7);
        pool.Dispose();
        Assert.False(pool.TryRent(out _));
        Assert.Equal(7, frame.Pixels[35]);
        frame.Dispose();
        Assert.Equal(0, pool.Rented);
    }

    [Fact]
    public void Renting_and_returning_allocates_nothing()
    {
        using var pool = TestFrames.Pool();
        Cycle(pool);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            Cycle(pool);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        static void Cycle(FramePool pool)
        {
            pool.TryRent(out var frame);
            frame!.Reshape(64, 48);
            _ = frame.Image.Width;
            frame.Stamp();
            frame.Dispose();
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Ten_thousand_frames_leave_the_pool_whole_and_memory_flat()
    {
        using var child = CaptureChildEntry.Start("flood 10000");
        var line = await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        var said = line!.Split(' ').Select(n => long.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        var (read, droppedByReader, droppedByChannel, taken, rented, early, late) =
            (said[0], said[1], said[2], said[3], said[4], said[5], said[6]);

        Assert.Equal(10_000, read);
        Assert.Equal(read, droppedByReader + droppedByChannel + taken);
        Assert.Equal(0, rented);
        Assert.InRange(late - early, long.MinValue, 8 * 1024 * 1024); // One frame has 0.9 MB; 9,000 went by in between.
    }
}

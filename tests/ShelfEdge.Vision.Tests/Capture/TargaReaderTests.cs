using System.Buffers.Binary;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

public sealed class TargaReaderTests : IDisposable
{
    private readonly FramePool _pool = TestFrames.Pool(maxWidth: 500, maxHeight: 400);
    private readonly Frame _frame;

    public TargaReaderTests() => _frame = _pool.Rent();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _frame.Dispose();
        _pool.Dispose();
    }

    [Fact]
    public async Task Frames_of_changing_size_are_read_whole_whatever_the_chunks()
    {
        byte[] bytes = [.. Picture(5, 4, 1), .. Picture(300, 200, 2), .. Picture(7, 9, 3)];
        var reader = new TargaReader(Chunks(bytes, 1000));
        foreach (var (width, height, value) in ((int, int, byte)[])[(5, 4, 1), (300, 200, 2), (7, 9, 3)])
        {
            Assert.True(await reader.ReadAsync(_frame, Cancellation));
            Assert.Equal((width, height), (_frame.WidthPixels, _frame.HeightPixels));
            Assert.Equal(-1, _frame.Pixels.IndexOfAnyExcept(value));
        }

        Assert.False(await reader.ReadAsync(_frame, Cancellation));
    }

    [Fact]
    public async Task Header_read_ahead_is_not_lost()
    {
        var reader = new TargaReader(Chunks(Picture(5, 4, 1), 7));
        Assert.True(await reader.ReadHeaderAsync(Cancellation));
        Assert.True(await reader.ReadHeaderAsync(Cancellation));
        Assert.True(await reader.ReadAsync(_frame, Cancellation));
        Assert.False(await reader.ReadHeaderAsync(Cancellation));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(30)]
    [InlineData(18 + 60 + 25)]
    public async Task Stream_that_breaks_off_is_an_error(int length)
    {
        var reader = new TargaReader(Chunks(Picture(5, 4, 1)[..length], 1000));
        var error = await Assert.ThrowsAsync<FrameSourceException>(() => reader.ReadAsync(_frame, Cancellation).AsTask());
        Assert.Contains("broke off", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 10)] // run-length coded
    [InlineData(16, 32)] // with alpha
    [InlineData(17, 0)] // from the bottom
    public async Task Anything_but_packed_rows_from_the_top_is_an_error(int at, byte value)
    {
        var bytes = Picture(5, 4, 1);
        bytes[at] = value;
        var error = await Assert.ThrowsAsync<FrameSourceException>(
            () => new TargaReader(Chunks(bytes, 1000)).ReadAsync(_frame, Cancellation).AsTask());
        Assert.Contains("not a frame", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Size_over_the_bound_is_refused_before_its_pixels_are_read()
    {
        var error = await Assert.ThrowsAsync<FrameSourceException>(
            () => new TargaReader(Chunks(Picture(501, 1, 1)[..18], 18)).ReadAsync(_frame, Cancellation).AsTask());
        Assert.Contains("501x1 pixels; allowed are 500x400", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Footer_in_the_wrong_place_is_an_error()
    {
        var bytes = Picture(5, 4, 1);
        bytes[^5] = 0;
        await Assert.ThrowsAsync<FrameSourceException>(
            () => new TargaReader(Chunks(bytes, 1000)).ReadAsync(_frame, Cancellation).AsTask());
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        var bytes = Picture(300, 200, 1);
        var at = 0;
        var reader = new TargaReader((buffer, _) =>
        {
            var count = Math.Min(buffer.Length, Math.Min(65536, bytes.Length - at));
            bytes.AsMemory(at, count).CopyTo(buffer);
            at = (at + count) % bytes.Length;
            return new ValueTask<int>(count);
        });
        Read(10);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Read(500);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Read(int count)
        {
            for (var i = 0; i < count; i++)
            {
                var reading = reader.ReadAsync(_frame, CancellationToken.None);
                Assert.True(reading.IsCompleted);
                Assert.True(reading.GetAwaiter().GetResult());
            }
        }
    }

    private static ByteReceiver Chunks(byte[] bytes, int size)
    {
        var at = 0;
        return async (buffer, cancellationToken) =>
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(Math.Min(size, buffer.Length), bytes.Length - at);
            bytes.AsMemory(at, count).CopyTo(buffer);
            at += count;
            return count;
        };
    }

    private static byte[] Picture(int width, int height, byte value)
    {
        var bytes = new byte[18 + (width * height * 3) + 26];
        bytes[2] = 2;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(12), (ushort)width);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(14), (ushort)height);
        bytes[16] = 24;
        bytes[17] = 0x20;
        bytes.AsSpan(18, width * height * 3).Fill(value);
        "TRUEVISION-XFILE.\0"u8.CopyTo(bytes.AsSpan(bytes.Length - 18));
        return bytes;
    }
}

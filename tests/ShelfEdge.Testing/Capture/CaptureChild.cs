using System.Globalization;
using System.Threading.Channels;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Testing.Capture;

/// <summary>
/// The program that a test watches from outside, because it wants to kill it or to measure it alone. A test project calls
/// <see cref="RunIfAsked"/> before its tests and starts itself again with <see cref="Variable"/> set.
/// </summary>
public static class CaptureChild
{
    /// <summary>
    /// Names the environment variable that holds an address to read for ever, or <c>flood</c> followed by a number of frames
    /// to push through a reader.
    /// </summary>
    public const string Variable = "CAPTURE_CHILD";

    /// <summary>Over which frames <see cref="ReadAsync"/> measures what is allocated.</summary>
    public const int MeasureFrom = 50;

    public const int MeasureTo = 150;

    /// <summary>Does not return when asked.</summary>
    public static void RunIfAsked()
    {
        switch (Environment.GetEnvironmentVariable(Variable)?.Split(' '))
        {
            case ["flood", var frames]:
                FloodAsync(int.Parse(frames, CultureInfo.InvariantCulture)).GetAwaiter().GetResult();
                Environment.Exit(0);
                break;
            case [{ Length: > 0 } uri]:
                ReadAsync(uri).GetAwaiter().GetResult();
                Environment.Exit(0);
                break;
        }
    }

    private static async Task ReadAsync(string uri)
    {
        using var pool = new FramePool(new CameraId("child"), 1, TimeProvider.System);
        pool.TryRent(out var frame);
        var source = FrameSourceFactory.Create(new CameraOptions { Id = "child", Uri = uri }, TimeProvider.System);
        await source.OpenAsync(CancellationToken.None);
        var before = 0L;
        for (var i = 1; await source.ReadAsync(frame!, CancellationToken.None); i++)
        {
            switch (i)
            {
                case 1:
                    Say($"reading");
                    break;
                case MeasureFrom:
                    before = GC.GetTotalAllocatedBytes(precise: true);
                    break;
                case MeasureTo:
                    Say($"allocated {GC.GetTotalAllocatedBytes(precise: true) - before}");
                    break;
            }
        }
    }

    // Says: frames read, dropped by the reader, dropped by the channel, taken; frames still out; resident bytes early and late.
    private static async Task FloodAsync(int count)
    {
        using var pool = new FramePool(new CameraId("child"), 5, TimeProvider.System);
        var dropped = 0;
        var frames = Channel.CreateBounded<Frame>(
            new BoundedChannelOptions(2) { FullMode = BoundedChannelFullMode.DropOldest },
            frame =>
            {
                dropped++;
                frame.Dispose();
            });
        var early = 0L;
        var source = new FloodSource(count, at =>
        {
            if (at == count / 10)
            {
                early = Environment.WorkingSet;
            }
        });
        var reader = new CameraReader(
            new CameraOptions(), () => source, pool, new ReconnectSchedule(TimeProvider.System, 1), TimeProvider.System, _ => { });
        var taking = TakeAsync(frames.Reader);
        await reader.RunAsync(frames.Writer, CancellationToken.None);
        frames.Writer.Complete();
        var taken = await taking;
        Say($"{reader.FramesRead} {reader.FramesDropped} {dropped} {taken} {pool.Rented} {early} {Environment.WorkingSet}");
    }

    // Holds the newest frame while it waits for the next one, as a detector does.
    private static async Task<int> TakeAsync(ChannelReader<Frame> frames)
    {
        var taken = 0;
        await foreach (var frame in frames.ReadAllAsync())
        {
            taken++;
            await Task.Yield();
            frame.Dispose();
        }

        return taken;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

using Microsoft.Extensions.Time.Testing;
using ShelfEdge.Service.Health;
using ShelfEdge.Service.Live;
using ShelfEdge.Service.Pipeline;
using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Tests.Pipeline;

public sealed class PipelineChannelsTests
{
    private readonly FakeTimeProvider _time = new(SomeProgress.Time);
    private readonly LiveLoss _loss = new();
    private readonly PipelineProgress _progress;

    public PipelineChannelsTests() => _progress = new PipelineProgress(
        [new CameraProgress(SomeProgress.Camera, TimeSpan.FromSeconds(40), _time)], _time);

    [Fact]
    public void Flood_of_frames_keeps_the_newest_counts_the_rest_and_leaves_the_pool_whole()
    {
        using var pool = new FramePool(SomeProgress.Camera, 5, _time);
        using (var channels = new PipelineChannels(_progress, _loss))
        {
            var frames = channels.Frames[SomeProgress.Camera];
            for (var i = 0; i < 1000; i++)
            {
                Assert.True(pool.TryRent(out var frame));
                Assert.True(frames.Writer.TryWrite(frame));
            }

            Assert.Equal(PipelineChannels.FramesPerCamera, pool.Rented);
            Assert.Equal(1000 - PipelineChannels.FramesPerCamera, _progress[SomeProgress.Camera].Snapshot().Dropped);
        }

        Assert.Equal(0, pool.Rented);
    }

    [Fact]
    public void Result_waits_when_the_channel_is_full()
    {
        using var channels = new PipelineChannels(_progress, _loss);
        for (var i = 0; i < PipelineChannels.WaitingResults; i++)
        {
            Assert.True(channels.Results.Writer.TryWrite(SomeProgress.Result(i)));
        }

        Assert.False(channels.Results.Writer.TryWrite(SomeProgress.Result(99)));
    }

    [Fact]
    public void Line_that_the_view_was_too_slow_for_is_counted()
    {
        using var channels = new PipelineChannels(_progress, _loss);
        for (var i = 0; i < PipelineChannels.Lines + 3; i++)
        {
            channels.LiveLines.Writer.TryWrite(new LiveLine(SomeProgress.Time, LiveLineKind.Count, "line"));
        }

        Assert.Equal(3, _loss.Lines);
    }
}

using ShelfEdge.Service.Health;
using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Tests.Health;

public sealed class WatchdogPolicyTests
{
    private static readonly HealthRules Rules = new(TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(3));
    private static readonly TimeSpan TooLong = TimeSpan.FromMinutes(4);

    [Fact]
    public void Box_that_processes_frames_is_fed() => Assert.Null(WatchdogPolicy.ReasonNotToFeed(SomeProgress.Well, Rules));

    [Fact]
    public void Camera_that_is_online_without_processed_frames_starves_it()
    {
        var camera = SomeProgress.WellCamera with { SinceProcessed = TimeSpan.FromSeconds(41) };

        Assert.Equal(
            "camera camera-1 is online and no frame is processed",
            WatchdogPolicy.ReasonNotToFeed(SomeProgress.With(SomeProgress.WellCamera, camera), Rules));
    }

    [Fact]
    public void Camera_that_is_down_while_its_loop_lives_does_not_starve_it()
    {
        var camera = SomeProgress.WellCamera with { Status = SomeProgress.Status(CameraState.Lost), SinceProcessed = TimeSpan.FromDays(1) };

        Assert.Null(WatchdogPolicy.ReasonNotToFeed(SomeProgress.With(camera), Rules));
    }

    [Theory]
    [InlineData(CameraState.Lost)]
    [InlineData(CameraState.Stalled)]
    [InlineData(CameraState.Connecting)]
    public void Camera_that_is_down_with_a_dead_loop_starves_it(CameraState state)
    {
        var camera = SomeProgress.WellCamera with { Status = SomeProgress.Status(state), SinceLoopSeen = TooLong };

        Assert.Equal(
            "camera camera-1 is down and its loop does nothing",
            WatchdogPolicy.ReasonNotToFeed(SomeProgress.With(camera), Rules));
    }

    [Fact]
    public void Source_that_was_played_to_its_end_needs_no_loop()
    {
        var camera = SomeProgress.WellCamera with
        {
            Status = SomeProgress.Status(CameraState.Lost),
            SinceLoopSeen = TooLong,
            HasEnded = true,
        };

        Assert.Null(WatchdogPolicy.ReasonNotToFeed(SomeProgress.With(camera), Rules));
    }

    [Fact]
    public void Stock_loop_that_hangs_starves_it() => Assert.Equal(
        "the stock loop does nothing",
        WatchdogPolicy.ReasonNotToFeed(SomeProgress.Well with { SinceStockLoop = TooLong }, Rules));

    [Fact]
    public void Outbox_loop_that_hangs_starves_it() => Assert.Equal(
        "the outbox loop does nothing",
        WatchdogPolicy.ReasonNotToFeed(SomeProgress.Well with { SinceOutboxLoop = TooLong }, Rules));

    [Fact]
    public void Full_disk_does_not_starve_it_as_long_as_the_stock_loop_tries()
    {
        var camera = SomeProgress.WellCamera with { SinceProcessed = TooLong };
        var pipeline = SomeProgress.With(camera) with { OutboxProblem = "disk full" };

        Assert.Null(WatchdogPolicy.ReasonNotToFeed(pipeline, Rules));
        Assert.NotNull(WatchdogPolicy.ReasonNotToFeed(pipeline with { SinceStockLoop = TooLong }, Rules));
    }
}

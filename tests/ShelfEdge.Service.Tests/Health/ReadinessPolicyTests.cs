using ShelfEdge.Service.Health;
using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Tests.Health;

public sealed class ReadinessPolicyTests
{
    private static readonly HealthRules Rules = new(TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(3));

    [Fact]
    public void Box_that_works_is_ready() => Assert.Empty(ReadinessPolicy.Evaluate(SomeProgress.Well, Rules));

    [Fact]
    public void Camera_without_a_frame_makes_it_unready_with_the_reason_of_the_camera()
    {
        var camera = SomeProgress.WellCamera with { Processed = 0, Status = SomeProgress.Status(CameraState.Lost, "no route") };

        Assert.Equal(
            "camera camera-1: no frame yet (lost: no route)",
            Assert.Single(ReadinessPolicy.Evaluate(SomeProgress.With(camera), Rules)));
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public void Frame_that_is_older_than_allowed_makes_it_unready(int seconds, bool isReady)
    {
        var camera = SomeProgress.WellCamera with { SinceProcessed = TimeSpan.FromSeconds(seconds) };

        Assert.Equal(isReady, ReadinessPolicy.Evaluate(SomeProgress.With(camera), Rules).IsEmpty);
    }

    [Fact]
    public void Slow_camera_is_not_stale_before_its_own_deadline()
    {
        var camera = SomeProgress.WellCamera with { SinceProcessed = TimeSpan.FromSeconds(100), Allowance = TimeSpan.FromSeconds(110) };

        Assert.Empty(ReadinessPolicy.Evaluate(SomeProgress.With(camera), Rules));
    }

    [Fact]
    public void One_stale_camera_of_two_makes_it_unready()
    {
        var stale = SomeProgress.WellCamera with { SinceProcessed = TimeSpan.FromHours(1) };

        Assert.Equal(
            "camera camera-1: no frame for 3600 s",
            Assert.Single(ReadinessPolicy.Evaluate(SomeProgress.With(SomeProgress.WellCamera, stale), Rules)));
    }

    [Fact]
    public void Inference_that_never_ran_makes_it_unready() => Assert.Contains(
        "inference has not run", ReadinessPolicy.Evaluate(SomeProgress.Well with { Detections = 0 }, Rules));

    [Fact]
    public void Outbox_that_cannot_be_written_makes_it_unready() => Assert.Equal(
        "outbox cannot be written: disk full",
        Assert.Single(ReadinessPolicy.Evaluate(SomeProgress.Well with { OutboxProblem = "disk full" }, Rules)));
}

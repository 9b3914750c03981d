using Microsoft.Extensions.Time.Testing;
using ShelfEdge.Service.Health;
using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Tests.Health;

public sealed class CameraProgressTests
{
    private readonly FakeTimeProvider _time = new(SomeProgress.Time);
    private readonly CameraProgress _camera;

    public CameraProgressTests() => _camera = new CameraProgress(SomeProgress.Camera, TimeSpan.FromSeconds(40), _time);

    [Fact]
    public void Age_counts_from_the_start_until_the_first_result()
    {
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.FromSeconds(5), _camera.Snapshot().SinceProcessed);

        _camera.FrameProcessed(SomeProgress.Result(1));
        _time.Advance(TimeSpan.FromSeconds(2));

        var snapshot = _camera.Snapshot();
        Assert.Equal((TimeSpan.FromSeconds(2), 1L), (snapshot.SinceProcessed, snapshot.Processed));
        Assert.Equal(1, snapshot.Newest!.FrameNumber);
    }

    [Fact]
    public void Clock_that_is_set_does_not_change_an_age()
    {
        var time = new TwoClocks { Wall = SomeProgress.Time };
        var camera = new CameraProgress(SomeProgress.Camera, TimeSpan.FromSeconds(40), time);
        camera.FrameProcessed(SomeProgress.Result(1));
        time.Wall = SomeProgress.Time.AddDays(3);
        time.Monotonic += TimeSpan.FromSeconds(2);

        Assert.Equal(TimeSpan.FromSeconds(2), camera.Snapshot().SinceProcessed);
    }

    [Fact]
    public void Of_two_new_states_the_newest_is_taken_once()
    {
        _camera.StatusChanged(SomeProgress.Status(CameraState.Stalled));
        _camera.StatusChanged(SomeProgress.Status(CameraState.Lost));

        Assert.Equal(CameraState.Lost, _camera.TakeNewStatus()!.State);
        Assert.Null(_camera.TakeNewStatus());
        Assert.Equal(CameraState.Lost, _camera.Snapshot().Status!.State);
    }

    [Fact]
    public void Dropped_frames_are_counted()
    {
        _camera.FrameDropped();
        _camera.FrameDropped();

        Assert.Equal(2, _camera.Snapshot().Dropped);
    }

    private sealed class TwoClocks : TimeProvider
    {
        public DateTimeOffset Wall { get; set; }

        public TimeSpan Monotonic { get; set; } = TimeSpan.FromHours(1);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Wall;

        public override long GetTimestamp() => Monotonic.Ticks;
    }
}

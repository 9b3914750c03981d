using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ShelfEdge.Service.Health;
using ShelfEdge.Service.Pipeline;
using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Tests.Pipeline;

public sealed class WatchdogWorkerTests : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _time = new(SomeProgress.Time);
    private readonly CollectingNotifier _notifier = new();
    private readonly CameraProgress _camera;
    private readonly WatchdogWorker _worker;

    public WatchdogWorkerTests()
    {
        _camera = new CameraProgress(SomeProgress.Camera, TimeSpan.FromSeconds(15), _time);
        _worker = new WatchdogWorker(
            Period, _notifier, new PipelineProgress([_camera], _time), new HealthRules(Period, TimeSpan.FromHours(1)), _time,
            new ProcessEnd(new StoppedLifetime()), NullLogger<WatchdogWorker>.Instance);
    }

    public void Dispose() => _worker.Dispose();

    [Fact]
    public void Watchdog_is_fed_while_frames_are_processed_and_starves_when_they_stop()
    {
        _camera.StatusChanged(SomeProgress.Status(CameraState.Online));
        _camera.FrameProcessed(SomeProgress.Result(1));
        _time.Advance(Period / 3);
        _worker.Look();
        Assert.Equal(["WATCHDOG=1"], _notifier.States);

        // Time goes on, frames do not.
        _time.Advance(Period / 3);
        _worker.Look();
        _time.Advance(Period / 3);
        _worker.Look();
        Assert.Single(_notifier.States);

        _camera.FrameProcessed(SomeProgress.Result(2));
        _worker.Look();
        Assert.Equal(2, _notifier.States.Count);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("0", null)]
    [InlineData("120000000", 120.0)]
    public void Period_is_what_systemd_asks_for(string? variable, double? seconds) =>
        Assert.Equal(seconds, WatchdogWorker.PeriodFrom(variable)?.TotalSeconds);
}

using Microsoft.Extensions.Time.Testing;
using ShelfEdge.Service.Health;
using ShelfEdge.Service.Pipeline;
using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Tests.Pipeline;

public sealed class LatestFramesTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(SomeProgress.Time);
    private readonly FramePool _pool;
    private readonly LatestFrames _latest;

    public LatestFramesTests()
    {
        _pool = new FramePool(SomeProgress.Camera, 3, _time);
        _latest = new LatestFrames(new PipelineProgress(
            [new CameraProgress(SomeProgress.Camera, TimeSpan.FromSeconds(40), _time)], _time));
    }

    public void Dispose()
    {
        _latest.Dispose();
        _pool.Dispose();
    }

    [Fact]
    public void Newer_frame_gives_the_older_one_back_to_its_pool()
    {
        _latest.Put(Rent(1));
        _latest.Put(Rent(2));

        Assert.Equal(1, _pool.Rented);
        using var taken = _latest.Take(SomeProgress.Camera);
        Assert.Equal(2, taken!.Result.FrameNumber);
    }

    [Fact]
    public void Frame_that_is_taken_is_not_handed_out_twice()
    {
        _latest.Put(Rent(1));
        using var taken = _latest.Take(SomeProgress.Camera);

        Assert.Null(_latest.Take(SomeProgress.Camera));
    }

    [Fact]
    public void Frame_that_comes_back_stays_the_newest()
    {
        _latest.Put(Rent(1));
        _latest.GiveBack(_latest.Take(SomeProgress.Camera)!);

        Assert.Equal(1, _pool.Rented);
        using var again = _latest.Take(SomeProgress.Camera);
        Assert.Equal(1, again!.Result.FrameNumber);
    }

    [Fact]
    public void Frame_that_comes_back_after_a_newer_one_goes_to_its_pool()
    {
        _latest.Put(Rent(1));
        var taken = _latest.Take(SomeProgress.Camera)!;
        _latest.Put(Rent(2));
        _latest.GiveBack(taken);

        Assert.Equal(1, _pool.Rented);
        using var newest = _latest.Take(SomeProgress.Camera);
        Assert.Equal(2, newest!.Result.FrameNumber);
    }

    [Fact]
    public void Disposing_leaves_the_pool_whole()
    {
        _latest.Put(Rent(1));
        _latest.Dispose();

        Assert.Equal(0, _pool.Rented);
    }

    private LatestFrame Rent(long number) =>
        _pool.TryRent(out var frame) ? new LatestFrame(frame, SomeProgress.Result(number)) : throw new InvalidOperationException("empty");
}

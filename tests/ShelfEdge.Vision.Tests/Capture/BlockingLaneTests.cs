using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

public sealed class BlockingLaneTests
{
    private readonly BlockingLane _lane = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Result_and_error_of_a_call_reach_the_caller()
    {
        Assert.Equal(7, await _lane.RunAsync(() => 7, Cancellation));
        await Assert.ThrowsAsync<FrameSourceException>(
            () => _lane.RunAsync<int>(() => throw new FrameSourceException("broken"), Cancellation));
        Assert.Equal(8, await _lane.RunAsync(() => 8, Cancellation));
    }

    [Fact]
    public async Task Hung_call_lets_the_caller_go_and_the_next_call_wait()
    {
        using var release = new ManualResetEventSlim();
        using var deadline = new CancellationTokenSource();
        var hung = _lane.RunAsync(
            () =>
            {
                release.Wait(Cancellation);
                return 1;
            },
            deadline.Token);
        await deadline.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hung);

        Assert.True(_lane.IsBusy);
        var idle = _lane.IdleAsync();
        Assert.False(idle.IsCompleted);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _lane.RunAsync(() => 2, Cancellation));

        release.Set();
        await idle;
        Assert.False(_lane.IsBusy);
        Assert.Equal(3, await _lane.RunAsync(() => 3, Cancellation));
    }
}

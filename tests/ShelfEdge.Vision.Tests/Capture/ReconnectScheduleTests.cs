using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

public sealed class ReconnectScheduleTests : IDisposable
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Max = TimeSpan.FromSeconds(60);

    private readonly WatchedTimeProvider _time = new();

    // A wait that never begins fails the test instead of holding up the run.
    private readonly CancellationTokenSource _limit =
        CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    public ReconnectScheduleTests() => _limit.CancelAfter(TimeSpan.FromSeconds(60));

    private CancellationToken Cancellation => _limit.Token;

    public void Dispose() => _limit.Dispose();

    [Fact]
    public async Task Delays_grow_to_the_bound_and_go_on_for_ever()
    {
        var delays = await DelaysAsync(seed: 1, count: 1500);
        Assert.All(delays, delay => Assert.InRange(delay, TimeSpan.Zero, Max));
        Assert.InRange(delays[0], TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(3));
        Assert.True(delays.Take(4).Sum(d => d.TotalSeconds) < 60);
        Assert.All(delays.Skip(20), delay => Assert.Equal(Max, delay));
    }

    [Fact]
    public async Task Delays_of_two_cameras_differ_and_those_of_one_seed_do_not()
    {
        var first = await DelaysAsync(seed: 1, count: 5);
        Assert.Equal(first, await DelaysAsync(seed: 1, count: 5));
        var other = await DelaysAsync(seed: 2, count: 5);
        Assert.All(first.Zip(other), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Fact]
    public async Task Session_that_was_stable_is_followed_at_once_and_starts_the_delays_anew()
    {
        var schedule = new ReconnectSchedule(_time, 1, First, Max);
        var ends = new Queue<SessionEnd>(
            [.. Enumerable.Repeat(SessionEnd.Failed, 12), SessionEnd.Lost, SessionEnd.Failed, SessionEnd.Ended]);
        var running = schedule.RunAsync(_ => ValueTask.FromResult(ends.Dequeue()), Cancellation);
        for (var i = 0; i < 12; i++)
        {
            _time.Advance(await _time.NextWaitAsync(Cancellation));
        }

        // Between "lost" and the failure after it there was no wait: this one is the wait after that failure.
        var afterStable = await _time.NextWaitAsync(Cancellation);
        Assert.InRange(afterStable, TimeSpan.Zero, TimeSpan.FromSeconds(3));
        _time.Advance(afterStable);
        await running;
        Assert.Empty(ends);
    }

    [Fact]
    public async Task Wait_ends_with_the_token()
    {
        using var stopping = new CancellationTokenSource();
        var schedule = new ReconnectSchedule(_time, 1, First, Max);
        var running = schedule.RunAsync(_ => ValueTask.FromResult(SessionEnd.Failed), stopping.Token);
        await _time.NextWaitAsync(Cancellation);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public void Bounds_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReconnectSchedule(_time, 1, TimeSpan.Zero, Max));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReconnectSchedule(_time, 1, Max, First));
    }

    private async Task<List<TimeSpan>> DelaysAsync(int seed, int count)
    {
        var schedule = new ReconnectSchedule(_time, seed, First, Max);
        var attempts = 0;
        var running = schedule.RunAsync(
            _ => ValueTask.FromResult(++attempts <= count ? SessionEnd.Failed : SessionEnd.Ended), Cancellation);
        var delays = new List<TimeSpan>();
        for (var i = 0; i < count; i++)
        {
            delays.Add(await _time.NextWaitAsync(Cancellation));
            _time.Advance(delays[^1]);
        }

        await running;
        Assert.Equal(count + 1, attempts);
        return delays;
    }
}

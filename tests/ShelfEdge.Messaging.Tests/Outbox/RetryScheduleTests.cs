using Microsoft.Extensions.Time.Testing;
using ShelfEdge.Messaging.Outbox;

namespace ShelfEdge.Messaging.Tests.Outbox;

public sealed class RetryScheduleTests
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Pass_that_gets_through_is_run_once()
    {
        var passes = 0;
        var schedule = new RetrySchedule(Delay, MaxDelay, new Random(1), new FakeTimeProvider(), null);

        var result = await schedule.RunAsync(
            _ => ValueTask.FromResult(new DrainResult(true, ++passes, null)), TestContext.Current.CancellationToken);

        Assert.Equal(new DrainResult(true, 1, null), result);
    }

    [Fact]
    public async Task Pass_that_failed_but_got_somewhere_is_not_repeated_here()
    {
        var schedule = new RetrySchedule(Delay, MaxDelay, new Random(1), new FakeTimeProvider(), null);

        var result = await schedule.RunAsync(
            _ => ValueTask.FromResult(new DrainResult(false, 3, "cut")), TestContext.Current.CancellationToken);

        Assert.Equal("cut", result.Failure);
    }

    [Fact]
    public async Task Pauses_grow_with_jitter_up_to_the_longest_and_go_on_for_ever()
    {
        var pauses = await PausesAsync(seed: 5, failures: 300);

        Assert.Equal(300, pauses.Count);
        Assert.All(pauses, pause => Assert.InRange(pause, TimeSpan.Zero, MaxDelay));
        Assert.InRange(pauses[0], TimeSpan.Zero, TimeSpan.FromSeconds(3));
        Assert.True(pauses.Take(3).Sum(pause => pause.TotalSeconds) < pauses.Skip(3).Take(3).Sum(pause => pause.TotalSeconds));
        Assert.True(pauses.Skip(10).Average(pause => pause.TotalSeconds) > 30);
        Assert.True(pauses.Take(6).Distinct().Count() == 6);
    }

    [Fact]
    public async Task Same_seed_gives_the_same_pauses_and_another_seed_others()
    {
        Assert.Equal(await PausesAsync(seed: 5, failures: 10), await PausesAsync(seed: 5, failures: 10));
        Assert.NotEqual(await PausesAsync(seed: 5, failures: 10), await PausesAsync(seed: 6, failures: 10));
    }

    [Fact]
    public async Task Cancellation_ends_a_pause()
    {
        using var cancel = new CancellationTokenSource();
        var schedule = new RetrySchedule(Delay, MaxDelay, new Random(1), new FakeTimeProvider(), (_, _) => cancel.Cancel());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await schedule.RunAsync(_ => ValueTask.FromResult(new DrainResult(false, 0, "away")), cancel.Token));
    }

    private static async Task<List<TimeSpan>> PausesAsync(int seed, int failures)
    {
        var clock = new FakeTimeProvider();
        var pauses = new List<TimeSpan>();
        var schedule = new RetrySchedule(Delay, MaxDelay, new Random(seed), clock, (_, pause) => pauses.Add(pause));
        var passes = 0;
        var running = schedule.RunAsync(
            _ => ValueTask.FromResult(new DrainResult(false, 0, ++passes > failures ? null : "away")),
            TestContext.Current.CancellationToken).AsTask();
        while (!running.IsCompleted)
        {
            clock.Advance(MaxDelay);
            await Task.Yield();
        }

        await running;
        return pauses;
    }
}

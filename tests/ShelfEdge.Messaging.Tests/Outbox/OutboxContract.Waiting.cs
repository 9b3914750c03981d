using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Outbox;

/// <content>Several threads at one outbox: one waits while others append and drain.</content>
public abstract partial class OutboxContract
{
    [Fact]
    public async Task Wait_completes_when_something_is_appended_and_waits_again_after()
    {
        using var place = NewPlace();
        var outbox = place.Open(new());
        var first = outbox.WaitForAppendAsync(TestContext.Current.CancellationToken).AsTask();
        Assert.False(first.IsCompleted);

        outbox.Append([Some.StockEvent(1)], Unchanged);
        outbox.Append([Some.StockEvent(2)], Unchanged);
        await first;

        await outbox.WaitForAppendAsync(TestContext.Current.CancellationToken);
        var third = outbox.WaitForAppendAsync(TestContext.Current.CancellationToken).AsTask();
        Assert.False(third.IsCompleted);
        outbox.KeepStates(new HashSet<string>());
        outbox.Append([], [1]);
        Assert.False(third.IsCompleted);
        outbox.Append([Some.State(3)], Unchanged);
        await third;
    }

    [Fact]
    public async Task Threads_that_append_and_drain_at_once_lose_and_repeat_nothing()
    {
        using var place = NewPlace();
        var outbox = place.Open(new());
        const int Each = 60;
        var appending = Enumerable.Range(0, 3).Select(writer => Task.Run(() =>
        {
            for (var i = 0; i < Each; i++)
            {
                outbox.Append([Some.AlertEvent((writer * Each) + i)], Unchanged);
            }
        })).ToList();

        var seen = new List<long>();
        while (seen.Count < 3 * Each)
        {
            var entries = outbox.Peek(50);
            seen.AddRange(entries.Select(entry => entry.Sequence));
            outbox.Acknowledge(entries);
            if (entries.Count == 0)
            {
                await outbox.WaitForAppendAsync(TestContext.Current.CancellationToken);
            }
        }

        await Task.WhenAll(appending);
        Assert.Equal(Enumerable.Range(1, 3 * Each).Select(number => (long)number), seen);
        Assert.Equal(0, outbox.Status.Depth);
        Assert.Equal(0, outbox.Status.Bytes);
    }
}

using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Outbox;

public sealed class OutboxDrainTests : IDisposable
{
    private readonly OutboxDrainFixture _fixture = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Pass_connects_and_publishes_everything_in_order()
    {
        _fixture.Outbox.Append([.. Enumerable.Range(1, 700).Select(Some.AlertEvent), Some.State(701)], []);

        var result = await _fixture.Drain.DrainAsync(Token);

        Assert.Equal(new DrainResult(true, 701, null), result);
        Assert.Equal(
            [Some.Id(701), .. Enumerable.Range(1, 700).Select(Some.Id)], _fixture.Publisher.Messages.Select(message => message.Id));
        Assert.Equal(0, _fixture.Outbox.Status.Depth);
        Assert.Equal(new DrainResult(false, 0, null), await _fixture.Drain.DrainAsync(Token));
    }

    [Fact]
    public async Task Broker_that_is_away_ends_the_pass_with_its_reason()
    {
        _fixture.Outbox.Append([Some.AlertEvent(1)], []);
        _fixture.Publisher.ConnectRefusal = "connection refused";

        var result = await _fixture.Drain.DrainAsync(Token);

        Assert.Equal(new DrainResult(false, 0, "connection refused"), result);
        Assert.True(result.IsStuck);
        Assert.Equal(1, _fixture.Outbox.Status.Depth);
    }

    [Fact]
    public async Task State_is_published_again_at_each_new_connection_before_events()
    {
        _fixture.Outbox.Append([Some.State(1, "a"), Some.State(2, "b")], []);
        await _fixture.Drain.DrainAsync(Token);
        _fixture.Outbox.Append([Some.AlertEvent(3)], []);
        await _fixture.Drain.DrainAsync(Token);
        _fixture.Publisher.Disconnect();
        _fixture.Publisher.Messages.Clear();
        _fixture.Outbox.Append([Some.AlertEvent(4)], []);

        var result = await _fixture.Drain.DrainAsync(Token);

        Assert.Equal(new DrainResult(true, 3, null), result);
        Assert.Equal([Some.Id(1), Some.Id(2), Some.Id(4)], _fixture.Publisher.Messages.Select(message => message.Id));
    }

    [Fact]
    public async Task State_that_could_not_be_marked_at_the_connection_is_published_again_in_the_next_pass()
    {
        _fixture.Outbox.Append([Some.State(1)], []);
        await _fixture.Drain.DrainAsync(Token);
        _fixture.Publisher.Disconnect();
        _fixture.Publisher.Messages.Clear();
        var failing = new FailingOutbox(_fixture.Outbox) { RepublishFails = true };
        var drain = new OutboxDrain(failing, _fixture.Publisher);

        _fixture.Outbox.Append([Some.AlertEvent(2)], []);
        Assert.Equal(new DrainResult(true, 1, null), await drain.DrainAsync(Token));
        failing.RepublishFails = false;
        await drain.DrainAsync(Token);

        Assert.Equal([Some.Id(2), Some.Id(1)], _fixture.Publisher.Messages.Select(message => message.Id));
    }

    [Fact]
    public async Task Acknowledgement_that_fails_makes_a_repetition_and_no_loss()
    {
        _fixture.Outbox.Append([Some.AlertEvent(1), Some.AlertEvent(2)], []);
        var failing = new FailingOutbox(_fixture.Outbox) { AcknowledgeFails = true };
        var drain = new OutboxDrain(failing, _fixture.Publisher);

        await Assert.ThrowsAsync<OutboxException>(async () => await drain.DrainAsync(Token));
        failing.AcknowledgeFails = false;
        await drain.DrainAsync(Token);

        Assert.Equal([Some.Id(1), Some.Id(2), Some.Id(1), Some.Id(2)], _fixture.Publisher.Messages.Select(message => message.Id));
        Assert.Equal(0, _fixture.Outbox.Status.Depth);
    }

    [Fact]
    public async Task Refused_message_ends_the_pass_and_is_first_in_the_next()
    {
        _fixture.Outbox.Append([.. Enumerable.Range(1, 20).Select(Some.AlertEvent)], []);
        _fixture.Publisher.MaxInFlight = 4;
        _fixture.Publisher.Refusal = message => message.Id == Some.Id(6) ? new("quota exceeded") : null;

        var result = await _fixture.Drain.DrainAsync(Token);

        Assert.Equal(new DrainResult(true, 5, "quota exceeded"), result);
        Assert.False(result.IsStuck);
        Assert.Equal(6, _fixture.Outbox.Peek(1)[0].Sequence);
        _fixture.Publisher.Refusal = _ => null;
        _fixture.Publisher.Messages.Clear();
        await _fixture.Drain.DrainAsync(Token);
        Assert.Equal(Enumerable.Range(6, 15).Select(Some.Id), _fixture.Publisher.Messages.Select(message => message.Id));
    }

    [Fact]
    public async Task No_more_than_the_window_is_on_its_way_and_the_oldest_is_confirmed_first()
    {
        _fixture.Outbox.Append([.. Enumerable.Range(1, 10).Select(Some.AlertEvent)], []);
        _fixture.Publisher.MaxInFlight = 3;
        _fixture.Publisher.IsHolding = true;
        var pass = _fixture.Drain.DrainAsync(Token).AsTask();

        for (var confirmed = 0; confirmed < 10; confirmed++)
        {
            Assert.Equal(Math.Min(3, 10 - confirmed), _fixture.Publisher.InFlight);
            _fixture.Publisher.ReleaseOldest();
            await SettleAsync(() => _fixture.Publisher.InFlight == Math.Min(3, 10 - confirmed - 1));
        }

        Assert.Equal(10, (await pass).Published);
        Assert.Equal(3, _fixture.Publisher.MostInFlight);
    }

    [Fact]
    public async Task Confirmation_behind_a_failure_does_not_count()
    {
        _fixture.Outbox.Append([.. Enumerable.Range(1, 4).Select(Some.AlertEvent)], []);
        _fixture.Publisher.IsHolding = true;
        var pass = _fixture.Drain.DrainAsync(Token).AsTask();

        _fixture.Publisher.ReleaseOldest();
        _fixture.Publisher.ReleaseOldest("quota exceeded");
        _fixture.Publisher.ReleaseOldest();
        _fixture.Publisher.ReleaseOldest();

        Assert.Equal(new DrainResult(true, 1, "quota exceeded"), await pass);
        Assert.Equal([2, 3, 4], _fixture.Outbox.Peek(10).Select(entry => entry.Sequence));
    }

    [Fact]
    public async Task Cancelled_pass_sends_no_more_but_acknowledges_what_is_confirmed()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        _fixture.Outbox.Append([.. Enumerable.Range(1, 10).Select(Some.AlertEvent)], []);
        _fixture.Publisher.MaxInFlight = 2;
        _fixture.Publisher.IsHolding = true;
        var pass = _fixture.Drain.DrainAsync(cancel.Token).AsTask();

        await cancel.CancelAsync();
        Assert.False(pass.IsCompleted);
        _fixture.Publisher.ReleaseOldest();
        _fixture.Publisher.ReleaseOldest();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pass);
        Assert.Equal(2, _fixture.Publisher.Messages.Count);
        Assert.Equal(3, _fixture.Outbox.Peek(1)[0].Sequence);
    }

    [Fact]
    public async Task Wait_ends_at_an_append()
    {
        await _fixture.Drain.DrainAsync(Token);
        var waiting = _fixture.Drain.WaitAsync(Token);
        Assert.False(waiting.IsCompleted);

        _fixture.Outbox.Append([Some.AlertEvent(1)], []);

        await waiting;
        Assert.True(_fixture.Publisher.IsConnected);
    }

    [Fact]
    public async Task Wait_ends_at_a_disconnect_and_keeps_no_later_append_from_being_seen()
    {
        await _fixture.Drain.DrainAsync(Token);
        var waiting = _fixture.Drain.WaitAsync(Token);

        _fixture.Publisher.Disconnect();
        await waiting;

        await _fixture.Drain.DrainAsync(Token);
        var again = _fixture.Drain.WaitAsync(Token);
        _fixture.Outbox.Append([Some.AlertEvent(1)], []);
        await again;
    }

    [Fact]
    public async Task Wait_ends_when_it_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        await _fixture.Drain.DrainAsync(Token);
        var waiting = _fixture.Drain.WaitAsync(cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private static async Task SettleAsync(Func<bool> condition)
    {
        while (!condition())
        {
            Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}

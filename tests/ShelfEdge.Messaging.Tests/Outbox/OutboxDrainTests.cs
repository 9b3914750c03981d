using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Outbox;

public sealed class OutboxDrainTests : IDisposable
{
    private readonly SqliteOutboxPlace _place = new();
    private readonly CollectingPublisher _publisher = new();
    private readonly SqliteOutbox _outbox;
    private readonly OutboxDrain _drain;

    public OutboxDrainTests()
    {
        _outbox = _place.Open();
        _drain = new(_outbox, _publisher);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _outbox.Dispose();
        _place.Dispose();
    }

    [Fact]
    public async Task Pass_connects_and_publishes_everything_in_order()
    {
        _outbox.Append([.. Enumerable.Range(1, 700).Select(Some.AlertEvent), Some.State(701)], []);

        var result = await _drain.DrainAsync(Token);

        Assert.Equal(new DrainResult(true, 701, null), result);
        Assert.Equal(
            [Some.Id(701), .. Enumerable.Range(1, 700).Select(Some.Id)], _publisher.Messages.Select(message => message.Id));
        Assert.Equal(0, _outbox.Status.Depth);
        Assert.Equal(new DrainResult(false, 0, null), await _drain.DrainAsync(Token));
    }

    [Fact]
    public async Task Broker_that_is_away_ends_the_pass_with_its_reason()
    {
        _outbox.Append([Some.AlertEvent(1)], []);
        _publisher.ConnectRefusal = "connection refused";

        var result = await _drain.DrainAsync(Token);

        Assert.Equal(new DrainResult(false, 0, "connection refused"), result);
        Assert.True(result.IsStuck);
        Assert.Equal(1, _outbox.Status.Depth);
    }

    [Fact]
    public async Task State_is_published_again_at_each_new_connection_before_events()
    {
        _outbox.Append([Some.State(1, "a"), Some.State(2, "b")], []);
        await _drain.DrainAsync(Token);
        _outbox.Append([Some.AlertEvent(3)], []);
        await _drain.DrainAsync(Token);
        _publisher.Disconnect();
        _publisher.Messages.Clear();
        _outbox.Append([Some.AlertEvent(4)], []);

        var result = await _drain.DrainAsync(Token);

        Assert.Equal(new DrainResult(true, 3, null), result);
        Assert.Equal([Some.Id(1), Some.Id(2), Some.Id(4)], _publisher.Messages.Select(message => message.Id));
    }

    [Fact]
    public async Task State_that_could_not_be_marked_at_the_connection_is_published_again_in_the_next_pass()
    {
        _outbox.Append([Some.State(1)], []);
        await _drain.DrainAsync(Token);
        _publisher.Disconnect();
        _publisher.Messages.Clear();
        var failing = new FailingOutbox(_outbox) { RepublishFails = true };
        var drain = new OutboxDrain(failing, _publisher);

        _outbox.Append([Some.AlertEvent(2)], []);
        Assert.Equal(new DrainResult(true, 1, null), await drain.DrainAsync(Token));
        failing.RepublishFails = false;
        await drain.DrainAsync(Token);

        Assert.Equal([Some.Id(2), Some.Id(1)], _publisher.Messages.Select(message => message.Id));
    }

    [Fact]
    public async Task Acknowledgement_that_fails_makes_a_repetition_and_no_loss()
    {
        _outbox.Append([Some.AlertEvent(1), Some.AlertEvent(2)], []);
        var failing = new FailingOutbox(_outbox) { AcknowledgeFails = true };
        var drain = new OutboxDrain(failing, _publisher);

        await Assert.ThrowsAsync<OutboxException>(async () => await drain.DrainAsync(Token));
        failing.AcknowledgeFails = false;
        await drain.DrainAsync(Token);

        Assert.Equal([Some.Id(1), Some.Id(2), Some.Id(1), Some.Id(2)], _publisher.Messages.Select(message => message.Id));
        Assert.Equal(0, _outbox.Status.Depth);
    }

    [Fact]
    public async Task Refused_message_ends_the_pass_and_is_first_in_the_next()
    {
        _outbox.Append([.. Enumerable.Range(1, 20).Select(Some.AlertEvent)], []);
        _publisher.MaxInFlight = 4;
        _publisher.Refusal = message => message.Id == Some.Id(6) ? new("quota exceeded") : null;

        var result = await _drain.DrainAsync(Token);

        Assert.Equal(new DrainResult(true, 5, "quota exceeded"), result);
        Assert.False(result.IsStuck);
        Assert.Equal(6, _outbox.Peek(1)[0].Sequence);
        _publisher.Refusal = _ => null;
        _publisher.Messages.Clear();
        await _drain.DrainAsync(Token);
        Assert.Equal(Enumerable.Range(6, 15).Select(Some.Id), _publisher.Messages.Select(message => message.Id));
    }

    [Fact]
    public async Task No_more_than_the_window_is_on_its_way_and_the_oldest_is_confirmed_first()
    {
        _outbox.Append([.. Enumerable.Range(1, 10).Select(Some.AlertEvent)], []);
        _publisher.MaxInFlight = 3;
        _publisher.IsHolding = true;
        var pass = _drain.DrainAsync(Token).AsTask();

        for (var confirmed = 0; confirmed < 10; confirmed++)
        {
            Assert.Equal(Math.Min(3, 10 - confirmed), _publisher.InFlight);
            _publisher.ReleaseOldest();
            await SettleAsync(() => _publisher.InFlight == Math.Min(3, 10 - confirmed - 1));
        }

        Assert.Equal(10, (await pass).Published);
        Assert.Equal(3, _publisher.MostInFlight);
    }

    [Fact]
    public async Task Confirmation_behind_a_failure_does_not_count()
    {
        _outbox.Append([.. Enumerable.Range(1, 4).Select(Some.AlertEvent)], []);
        _publisher.IsHolding = true;
        var pass = _drain.DrainAsync(Token).AsTask();

        _publisher.ReleaseOldest();
        _publisher.ReleaseOldest("quota exceeded");
        _publisher.ReleaseOldest();
        _publisher.ReleaseOldest();

        Assert.Equal(new DrainResult(true, 1, "quota exceeded"), await pass);
        Assert.Equal([2, 3, 4], _outbox.Peek(10).Select(entry => entry.Sequence));
    }

    [Fact]
    public async Task Cancelled_pass_sends_no_more_but_acknowledges_what_is_confirmed()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        _outbox.Append([.. Enumerable.Range(1, 10).Select(Some.AlertEvent)], []);
        _publisher.MaxInFlight = 2;
        _publisher.IsHolding = true;
        var pass = _drain.DrainAsync(cancel.Token).AsTask();

        await cancel.CancelAsync();
        Assert.False(pass.IsCompleted);
        _publisher.ReleaseOldest();
        _publisher.ReleaseOldest();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pass);
        Assert.Equal(2, _publisher.Messages.Count);
        Assert.Equal(3, _outbox.Peek(1)[0].Sequence);
    }

    [Fact]
    public async Task Wait_ends_at_an_append()
    {
        await _drain.DrainAsync(Token);
        var waiting = _drain.WaitAsync(Token);
        Assert.False(waiting.IsCompleted);

        _outbox.Append([Some.AlertEvent(1)], []);

        await waiting;
        Assert.True(_publisher.IsConnected);
    }

    [Fact]
    public async Task Wait_ends_at_a_disconnect_and_keeps_no_later_append_from_being_seen()
    {
        await _drain.DrainAsync(Token);
        var waiting = _drain.WaitAsync(Token);

        _publisher.Disconnect();
        await waiting;

        await _drain.DrainAsync(Token);
        var again = _drain.WaitAsync(Token);
        _outbox.Append([Some.AlertEvent(1)], []);
        await again;
    }

    [Fact]
    public async Task Wait_ends_when_it_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        await _drain.DrainAsync(Token);
        var waiting = _drain.WaitAsync(cancel.Token);

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

using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Outbox;

/// <summary>What the broker refuses for good, by its word or by closing the connection, holds up nothing and is not lost.</summary>
public sealed class DeadLetterTests : IDisposable
{
    private readonly SqliteOutboxPlace _place = new();
    private readonly CollectingPublisher _publisher = new();
    private SqliteOutbox _outbox;
    private OutboxDrain _drain;

    public DeadLetterTests()
    {
        _outbox = _place.Open(new() { MaxDeadLetters = 10 });
        _drain = new(_outbox, _publisher);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _outbox.Dispose();
        _place.Dispose();
    }

    [Fact]
    public async Task Refused_message_goes_aside_and_those_behind_it_arrive_in_order()
    {
        _outbox.Append([.. Enumerable.Range(1, 600).Select(Some.AlertEvent)], []);
        _publisher.Refusal = message => message.Id == Some.Id(6) ? new("not authorized", IsFinal: true) : null;

        var result = await _drain.DrainAsync(Token);

        Assert.Equal(new DrainResult(true, 599, null, 1, "not authorized"), result);
        Assert.Equal(Enumerable.Range(1, 600).Where(number => number != 6).Select(Some.Id), Published());
        Assert.Equal((0, 1, 1), (_outbox.Status.Depth, _outbox.Status.DeadLetters, _outbox.Status[OutboxLane.Alert].Rejected));
        var letter = Assert.Single(_outbox.DeadLetters(10));
        Assert.Equal((6, "not authorized", _place.Clock.GetUtcNow()), (letter.Sequence, letter.Reason, letter.RefusedAt));
        Assert.Equal(Some.AlertEvent(6) with { Data = default }, letter.Message with { Data = default });
    }

    [Fact]
    public async Task Dead_letters_survive_and_are_sent_again_under_their_own_numbers_when_asked()
    {
        _outbox.Append([Some.AlertEvent(1), Some.StockEvent(2), Some.AlertEvent(3)], []);
        _publisher.Refusal = message => message.Id == Some.Id(1) || message.Id == Some.Id(2) ? new("no", IsFinal: true) : null;
        await _drain.DrainAsync(Token);
        _outbox = _place.Open(new() { MaxDeadLetters = 10 });
        _drain = new(_outbox, _publisher);
        Assert.Equal(2, _outbox.Status.DeadLetters);
        _publisher.Refusal = _ => null;

        Assert.Equal(2, _outbox.RetryDeadLetters());
        Assert.Equal((2, 0), (_outbox.Status.Depth, _outbox.Status.DeadLetters));
        await _drain.DrainAsync(Token);

        Assert.Equal([Some.Id(3), Some.Id(1), Some.Id(2)], Published());
        var tally = LaneLedger.Of(_publisher.Messages).Tally();
        Assert.Equal((3, 0, 1), (tally.Distinct, tally.Lost, tally.OutOfOrder));
        Assert.Equal((0, 0), (_outbox.Status.Depth, _outbox.Status.Bytes));
    }

    [Fact]
    public async Task Too_many_dead_letters_forget_the_oldest_of_the_lowest_lane_and_count_it()
    {
        _outbox.Append([.. Enumerable.Range(1, 9).Select(Some.AlertEvent)], []);
        _outbox.Append([.. Enumerable.Range(10, 3).Select(Some.StockEvent)], []);
        _publisher.Refusal = _ => new("no", IsFinal: true);

        await _drain.DrainAsync(Token);

        Assert.Equal((10, 2), (_outbox.Status.DeadLetters, _outbox.Status.DeadLettersEvicted));
        Assert.Equal(
            [.. Enumerable.Range(1, 9).Select(Some.Id), Some.Id(12)],
            _outbox.DeadLetters(20).OrderBy(letter => letter.Message.Lane).ThenBy(letter => letter.Sequence)
                .Select(letter => letter.Message.Id));
    }

    [Fact]
    public async Task Refused_state_takes_one_dead_letter_for_its_topic_however_often_it_changes()
    {
        _publisher.Refusal = message => message.Retain ? new("no", IsFinal: true) : null;
        for (var number = 1; number <= 5; number++)
        {
            _outbox.Append([Some.State(number), Some.StockEvent(100 + number)], []);
            await _drain.DrainAsync(Token);
            _publisher.Disconnect();
        }

        Assert.Equal(5, Published().Count);
        Assert.Equal(Some.Id(5), Assert.Single(_outbox.DeadLetters(10)).Message.Id);
        _publisher.Refusal = _ => null;
        _outbox.RetryDeadLetters();
        await _drain.DrainAsync(Token);
        Assert.Contains(Some.Id(5), Published());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(300)]
    public async Task Message_on_which_the_broker_closes_the_connection_is_found_and_put_aside(int poison)
    {
        _outbox.Append([.. Enumerable.Range(1, 400).Select(Some.AlertEvent), Some.State(401)], []);
        _publisher.Refusal = message => message.Id == Some.Id(poison) ? new(CollectingPublisher.Closes) : null;

        var passes = await DrainFullyAsync();

        Assert.Equal(PoisonWatch.Patience + 1, passes);
        Assert.Equal(PoisonWatch.Patience, _publisher.Attempts.Count(id => id == Some.Id(poison)));
        Assert.Equal(
            Enumerable.Range(1, 400).Where(number => number != poison).Select(Some.Id),
            Published().Where(id => id != Some.Id(401)));
        Assert.StartsWith("the connection ended 5 times on this message", _outbox.DeadLetters(1)[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Poison_with_nothing_behind_it_is_kept_until_something_is()
    {
        _outbox.Append([Some.AlertEvent(1)], []);
        _publisher.Refusal = message => message.Id == Some.Id(1) ? new(CollectingPublisher.Closes) : null;
        for (var pass = 0; pass < 20; pass++)
        {
            Assert.True((await _drain.DrainAsync(Token)).IsStuck);
        }

        Assert.Equal((1, 0), (_outbox.Status.Depth, _outbox.Status.DeadLetters));
        _outbox.Append([Some.AlertEvent(2)], []);
        await DrainFullyAsync();
        Assert.Equal([Some.Id(2)], Published());
        Assert.Equal(1, _outbox.Status.DeadLetters);
    }

    [Fact]
    public async Task Network_that_ends_every_connection_makes_no_dead_letter()
    {
        _outbox.Append([.. Enumerable.Range(1, 5).Select(Some.AlertEvent)], []);
        _publisher.Refusal = _ => new(CollectingPublisher.Closes);
        for (var pass = 0; pass < 60; pass++)
        {
            Assert.True((await _drain.DrainAsync(Token)).IsStuck);
        }

        Assert.Equal((5, 0), (_outbox.Status.Depth, _outbox.Status.DeadLetters));
        _publisher.Refusal = _ => null;
        await DrainFullyAsync();
        Assert.Equal(Enumerable.Range(1, 5).Select(Some.Id), Published());
    }

    private List<Guid> Published() => [.. _publisher.Messages.Select(message => message.Id)];

    private async Task<int> DrainFullyAsync()
    {
        for (var pass = 1; ; pass++)
        {
            if ((await _drain.DrainAsync(Token)).Failure is null)
            {
                return pass;
            }
        }
    }
}

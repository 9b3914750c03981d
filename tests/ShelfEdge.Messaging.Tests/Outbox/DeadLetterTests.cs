using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Outbox;

/// <summary>What the broker refuses for good, by its word or by closing the connection, holds up nothing and is not lost.</summary>
public sealed class DeadLetterTests : IDisposable
{
    private readonly OutboxDrainFixture _fixture = new(new() { MaxDeadLetters = 10 });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Refused_message_goes_aside_and_those_behind_it_arrive_in_order()
    {
        _fixture.Outbox.Append([.. Enumerable.Range(1, 600).Select(Some.AlertEvent)], []);
        _fixture.Publisher.Refusal = message => message.Id == Some.Id(6) ? new("not authorized", IsFinal: true) : null;

        var result = await _fixture.Drain.DrainAsync(Token);

        Assert.Equal(new DrainResult(true, 599, null, 1, "not authorized"), result);
        Assert.Equal(Enumerable.Range(1, 600).Where(number => number != 6).Select(Some.Id), _fixture.Published);
        Assert.Equal((0, 1, 1), (_fixture.Outbox.Status.Depth, _fixture.Outbox.Status.DeadLetters, _fixture.Outbox.Status[OutboxLane.Alert].Rejected));
        var letter = Assert.Single(_fixture.Outbox.DeadLetters(10));
        Assert.Equal((6, "not authorized", _fixture.Place.Clock.GetUtcNow()), (letter.Sequence, letter.Reason, letter.RefusedAt));
        Assert.Equal(Some.AlertEvent(6) with { Data = default }, letter.Message with { Data = default });
    }

    [Fact]
    public async Task Dead_letters_survive_and_are_sent_again_under_their_own_numbers_when_asked()
    {
        _fixture.Outbox.Append([Some.AlertEvent(1), Some.StockEvent(2), Some.AlertEvent(3)], []);
        _fixture.Publisher.Refusal = message => message.Id == Some.Id(1) || message.Id == Some.Id(2) ? new("no", IsFinal: true) : null;
        await _fixture.Drain.DrainAsync(Token);
        _fixture.Open();
        Assert.Equal(2, _fixture.Outbox.Status.DeadLetters);
        _fixture.Publisher.Refusal = _ => null;

        Assert.Equal(2, _fixture.Outbox.RetryDeadLetters());
        Assert.Equal((2, 0), (_fixture.Outbox.Status.Depth, _fixture.Outbox.Status.DeadLetters));
        await _fixture.Drain.DrainAsync(Token);

        Assert.Equal([Some.Id(3), Some.Id(1), Some.Id(2)], _fixture.Published);
        var tally = LaneLedger.Of(_fixture.Publisher.Messages).Tally();
        Assert.Equal((3, 0, 1), (tally.Distinct, tally.Lost, tally.OutOfOrder));
        Assert.Equal((0, 0), (_fixture.Outbox.Status.Depth, _fixture.Outbox.Status.Bytes));
    }

    [Fact]
    public async Task Too_many_dead_letters_forget_the_oldest_of_the_lowest_lane_and_count_it()
    {
        _fixture.Outbox.Append([.. Enumerable.Range(1, 9).Select(Some.AlertEvent)], []);
        _fixture.Outbox.Append([.. Enumerable.Range(10, 3).Select(Some.StockEvent)], []);
        _fixture.Publisher.Refusal = _ => new("no", IsFinal: true);

        await _fixture.Drain.DrainAsync(Token);

        Assert.Equal((10, 2), (_fixture.Outbox.Status.DeadLetters, _fixture.Outbox.Status.DeadLettersEvicted));
        Assert.Equal(
            [.. Enumerable.Range(1, 9).Select(Some.Id), Some.Id(12)],
            _fixture.Outbox.DeadLetters(20).OrderBy(letter => letter.Message.Lane).ThenBy(letter => letter.Sequence)
                .Select(letter => letter.Message.Id));
    }

    [Fact]
    public async Task Refused_state_takes_one_dead_letter_for_its_topic_however_often_it_changes()
    {
        _fixture.Publisher.Refusal = message => message.Retain ? new("no", IsFinal: true) : null;
        for (var number = 1; number <= 5; number++)
        {
            _fixture.Outbox.Append([Some.State(number), Some.StockEvent(100 + number)], []);
            await _fixture.Drain.DrainAsync(Token);
            _fixture.Publisher.Disconnect();
        }

        Assert.Equal(5, _fixture.Published.Count);
        Assert.Equal(Some.Id(5), Assert.Single(_fixture.Outbox.DeadLetters(10)).Message.Id);
        _fixture.Publisher.Refusal = _ => null;
        _fixture.Outbox.RetryDeadLetters();
        await _fixture.Drain.DrainAsync(Token);
        Assert.Contains(Some.Id(5), _fixture.Published);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(300)]
    public async Task Message_on_which_the_broker_closes_the_connection_is_found_and_put_aside(int poison)
    {
        _fixture.Outbox.Append([.. Enumerable.Range(1, 400).Select(Some.AlertEvent), Some.State(401)], []);
        _fixture.Publisher.Refusal = message => message.Id == Some.Id(poison) ? new(CollectingPublisher.Closes) : null;

        var passes = await _fixture.DrainFullyAsync(Token);

        // Once more than the patience, after the proof, and a pass for the rest.
        Assert.Equal(PoisonWatch.Patience + 2, passes);
        Assert.Equal(PoisonWatch.Patience + 1, _fixture.Publisher.Attempts.Count(id => id == Some.Id(poison)));
        Assert.Equal(
            Enumerable.Range(1, 400).Where(number => number != poison).Select(Some.Id),
            _fixture.Published.Where(id => id != Some.Id(401)));
        Assert.StartsWith("the connection ended 6 times on this message", _fixture.Outbox.DeadLetters(1)[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Poison_with_nothing_behind_it_is_kept_until_something_is()
    {
        _fixture.Outbox.Append([Some.AlertEvent(1)], []);
        _fixture.Publisher.Refusal = message => message.Id == Some.Id(1) ? new(CollectingPublisher.Closes) : null;
        for (var pass = 0; pass < 20; pass++)
        {
            Assert.True((await _fixture.Drain.DrainAsync(Token)).IsStuck);
        }

        Assert.Equal((1, 0), (_fixture.Outbox.Status.Depth, _fixture.Outbox.Status.DeadLetters));
        _fixture.Outbox.Append([Some.AlertEvent(2)], []);
        await _fixture.DrainFullyAsync(Token);
        Assert.Equal([Some.Id(2)], _fixture.Published);
        Assert.Equal(1, _fixture.Outbox.Status.DeadLetters);
    }

    [Fact]
    public async Task Network_that_ends_every_connection_makes_no_dead_letter()
    {
        _fixture.Outbox.Append([.. Enumerable.Range(1, 5).Select(Some.AlertEvent)], []);
        _fixture.Publisher.Refusal = _ => new(CollectingPublisher.Closes);
        for (var pass = 0; pass < 60; pass++)
        {
            Assert.True((await _fixture.Drain.DrainAsync(Token)).IsStuck);
        }

        Assert.Equal((5, 0), (_fixture.Outbox.Status.Depth, _fixture.Outbox.Status.DeadLetters));
        _fixture.Publisher.Refusal = _ => null;
        await _fixture.DrainFullyAsync(Token);
        Assert.Equal(Enumerable.Range(1, 5).Select(Some.Id), _fixture.Published);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Innocent_message_survives_a_network_that_recovers(bool isAlone)
    {
        _fixture.Outbox.Append([.. Enumerable.Range(1, isAlone ? 1 : 5).Select(Some.AlertEvent), Some.StockEvent(6)], []);
        _fixture.Publisher.Refusal = _ => new(CollectingPublisher.Closes);
        for (var pass = 0; pass < PoisonWatch.Patience; pass++)
        {
            await _fixture.Drain.DrainAsync(Token);
        }

        _fixture.Publisher.Refusal = _ => null;
        await _fixture.DrainFullyAsync(Token);

        // The proof came from another lane, so that the order within the lane holds.
        Assert.Equal([Some.Id(6), .. Enumerable.Range(1, isAlone ? 1 : 5).Select(Some.Id)], _fixture.Published);
        Assert.Equal((0, 0), (_fixture.Outbox.Status.Depth, _fixture.Outbox.Status.DeadLetters));
    }

    [Fact]
    public async Task Proof_of_one_connection_does_not_convict_on_another()
    {
        _fixture.Outbox.Append([.. Enumerable.Range(1, 9).Select(Some.AlertEvent)], []);
        _fixture.Publisher.Refusal = _ => new(CollectingPublisher.Closes);
        for (var pass = 0; pass < PoisonWatch.Patience; pass++)
        {
            await _fixture.Drain.DrainAsync(Token);
        }

        // The connection is gone again right behind the proof, before the suspect could be tried on it.
        _fixture.Publisher.Refusal = message =>
        {
            if (message.Id != Some.Id(1))
            {
                _fixture.Publisher.Disconnect();
            }

            return null;
        };
        await _fixture.Drain.DrainAsync(Token);
        _fixture.Publisher.Refusal = _ => null;
        await _fixture.DrainFullyAsync(Token);

        Assert.Equal((0, 0), (_fixture.Outbox.Status.Depth, _fixture.Outbox.Status.DeadLetters));
        Assert.Contains(Some.Id(1), _fixture.Published);
    }

    [Fact]
    public async Task Suspect_of_a_low_lane_has_its_turn_although_alerts_keep_coming()
    {
        const int Alerts = 50;
        var next = 2;
        _fixture.Outbox.Append([Some.StockEvent(1)], []);
        _fixture.Publisher.Refusal = _ => new(CollectingPublisher.Closes);
        await _fixture.Drain.DrainAsync(Token);
        _fixture.Outbox.Append([Some.AlertEvent(next++)], []);
        _fixture.Publisher.Refusal = message =>
        {
            if (next <= Alerts)
            {
                _fixture.Outbox.Append([Some.AlertEvent(next++)], []);
            }

            return null;
        };

        await _fixture.DrainFullyAsync(Token);

        Assert.Equal(Alerts, _fixture.Published.Count);
        Assert.InRange(_fixture.Published.IndexOf(Some.Id(1)), 1, 3);
    }
}

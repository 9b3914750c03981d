using System.Text.Json;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Outbox;

/// <summary>What every outbox does. Each implementation runs it.</summary>
public abstract partial class OutboxContract
{
    private static readonly byte[] Unchanged = [];

    [Fact]
    public void Append_numbers_the_events_of_each_lane_from_one_without_gaps()
    {
        using var place = NewPlace();
        var outbox = place.Open(new());

        var first = outbox.Append([Some.TelemetryEvent(1), Some.StockEvent(2), Some.AlertEvent(3), Some.State(4)], Unchanged);
        var second = outbox.Append([Some.AlertEvent(5), Some.AuditEvent(6), Some.StockEvent(7)], Unchanged);

        Assert.Equal([new(3, 0), new(3, 0)], new[] { first, second });
        Assert.Equal(
            [
                (OutboxLane.Alert, 1), (OutboxLane.Alert, 2), (OutboxLane.Audit, 1), (OutboxLane.Stock, 1),
                (OutboxLane.Stock, 2), (OutboxLane.Telemetry, 1),
            ],
            outbox.Peek(10).Where(entry => !entry.Message.Retain).Select(entry => (entry.Message.Lane, entry.Sequence)));
    }

    [Fact]
    public void Higher_lane_that_comes_later_is_published_first()
    {
        using var place = NewPlace();
        var outbox = place.Open(new());
        outbox.Append([Some.TelemetryEvent(1), Some.StockEvent(2), Some.StockEvent(3)], Unchanged);
        outbox.Append([Some.AuditEvent(4), Some.AlertEvent(5)], Unchanged);

        Assert.Equal([5, 4, 2, 3, 1], Numbers(outbox.Peek(10)));
        Assert.Equal([5, 4, 2], Numbers(outbox.Peek(3)));
    }

    [Fact]
    public void Append_survives_reopen_with_every_field()
    {
        using var place = NewPlace();
        var message = Some.AlertEvent(1) with
        {
            Time = new DateTimeOffset(2026, 3, 1, 12, 30, 15, 123, 456, TimeSpan.FromHours(8)),
            Subject = "p-µ水",
            Data = """{"text":"水 é \u0000"}"""u8.ToArray(),
        };
        place.Open(new()).Append([message], Unchanged);

        var entry = Assert.Single(place.Open(new()).Peek(10));

        Assert.Equal(
            message with { Data = default, Time = message.Time.ToUniversalTime() }, entry.Message with { Data = default });
        Assert.Equal(message.Data.ToArray(), entry.Message.Data.ToArray());
    }

    [Fact]
    public void Sequence_and_stream_go_on_after_a_full_drain_and_reopen()
    {
        using var place = NewPlace();
        var outbox = place.Open(new());
        outbox.Append([Some.StockEvent(1), Some.StockEvent(2)], Unchanged);
        var drained = outbox.Peek(10);
        outbox.Acknowledge(drained);
        Assert.Empty(outbox.Peek(10));

        outbox = place.Open(new());
        outbox.Append([Some.StockEvent(3)], Unchanged);

        var entry = Assert.Single(outbox.Peek(10));
        Assert.Equal(3, entry.Sequence);
        Assert.Equal(drained[0].Stream, entry.Stream);
    }

    [Fact]
    public void Peek_gives_no_more_than_asked_and_removes_nothing()
    {
        using var place = NewPlace();
        var outbox = place.Open(new());
        outbox.Append([.. Enumerable.Range(1, 5).Select(Some.StockEvent)], Unchanged);

        Assert.Equal([1, 2, 3], outbox.Peek(3).Select(entry => entry.Sequence));
        Assert.Equal([1, 2, 3, 4, 5], outbox.Peek(9).Select(entry => entry.Sequence));
    }

    [Fact]
    public void Peek_gives_state_before_events()
    {
        using var place = NewPlace();
        var outbox = place.Open(new());
        outbox.Append([Some.StockEvent(1), Some.State(2, "a"), Some.AlertEvent(3), Some.State(4, "b")], Unchanged);

        Assert.Equal([2, 4, 3, 1], Numbers(outbox.Peek(10)));
        Assert.Equal([2, 4, 3], Numbers(outbox.Peek(3)));
    }

    [Fact]
    public void State_takes_no_number_and_carries_that_of_the_newest_stock_event()
    {
        using var place = NewPlace();
        var outbox = place.Open(new());
        outbox.Append(
            [Some.AlertEvent(1), Some.State(2, "a"), Some.StockEvent(3), Some.State(4, "b"), Some.StockEvent(5)], Unchanged);

        Assert.Equal([0, 1, 1, 1, 2], outbox.Peek(10).Select(entry => entry.Sequence));
    }

    [Fact]
    public void Acknowledge_forgets_only_what_was_confirmed()
    {
        using var place = NewPlace();
        var outbox = place.Open(new());
        outbox.Append([.. Enumerable.Range(1, 5).Select(Some.StockEvent)], Unchanged);

        outbox.Acknowledge(outbox.Peek(2));

        Assert.Equal([3, 4, 5], Numbers(place.Open(new()).Peek(10)));
    }

    [Fact]
    public void Acknowledge_twice_changes_nothing_more()
    {
        using var place = NewPlace();
        var outbox = place.Open(new());
        outbox.Append([Some.StockEvent(1), Some.State(2), Some.StockEvent(3)], Unchanged);
        var first = outbox.Peek(2);

        outbox.Acknowledge(first);
        var once = outbox.Status;
        outbox.Acknowledge(first);

        Assert.Equal(once with { Lanes = outbox.Status.Lanes }, outbox.Status);
        Assert.Equal(once.Lanes.AsEnumerable(), outbox.Status.Lanes.AsEnumerable());
        Assert.Equal(1, once.Depth);
        Assert.Equal(1, once.Acknowledged);
    }

    [Fact]
    public void Newer_state_replaces_the_waiting_one_of_its_topic()
    {
        using var place = NewPlace();
        var outbox = place.Open(new());
        outbox.Append([Some.State(1, "a"), Some.State(2, "b"), Some.State(3, "a")], Unchanged);

        Assert.Equal([2, 3], Numbers(outbox.Peek(10)).Order());
        Assert.Equal(1, outbox.Status.SupersededStates);
        Assert.Equal(2, outbox.Status.PendingStates);
    }

    [Fact]
    public void State_that_changed_on_its_way_is_published_again()
    {
        using var place = NewPlace();
        var outbox = place.Open(new());
        outbox.Append([Some.State(1)], Unchanged);
        var onItsWay = outbox.Peek(1);
        outbox.Append([Some.State(2)], Unchanged);

        outbox.Acknowledge(onItsWay);

        Assert.Equal([2], Numbers(outbox.Peek(10)));
    }

    [Fact]
    public void Republish_lets_the_newest_state_of_every_topic_wait_again()
    {
        using var place = NewPlace();
        var outbox = place.Open(new());
        outbox.Append([Some.State(1, "a"), Some.State(2, "b"), Some.StockEvent(3)], Unchanged);
        outbox.Acknowledge(outbox.Peek(10));
        outbox.Append([Some.State(4, "a")], Unchanged);
        outbox.Acknowledge(outbox.Peek(10));
        Assert.Equal(0, outbox.Status.PendingStates);

        outbox = place.Open(new());
        outbox.RepublishStates();

        Assert.Equal([2, 4], Numbers(outbox.Peek(10)).Order());
        Assert.Equal(2, outbox.Status.PendingStates);
    }

    [Fact]
    public void Keep_states_clears_the_other_topics_at_the_broker_and_then_here()
    {
        using var place = NewPlace();
        var outbox = place.Open(new());
        outbox.Append([Some.State(1, "kept"), Some.State(2, "gone")], Unchanged);
        var onTheirWay = outbox.Peek(10);

        Assert.Equal(1, outbox.KeepStates(new HashSet<string> { Some.State(0, "kept").Topic }));
        outbox.Acknowledge(onTheirWay);

        var clearing = Assert.Single(outbox.Peek(10));
        Assert.Equal(Some.State(0, "gone").Topic, clearing.Message.Topic);
        Assert.True(clearing.Message.Data.IsEmpty);
        Assert.True(clearing.Message.Retain);
        outbox.Acknowledge([clearing]);
        outbox.RepublishStates();
        Assert.Equal([1], Numbers(outbox.Peek(10)));
    }

    [Fact]
    public void Checkpoint_is_that_of_the_newest_append_that_had_one()
    {
        using var place = NewPlace();
        var outbox = place.Open(new());
        Assert.Empty(outbox.ReadCheckpoint());

        outbox.Append([Some.StockEvent(1)], [1, 2, 3]);
        outbox.Append([Some.StockEvent(2)], Unchanged);
        Assert.Equal([1, 2, 3], outbox.ReadCheckpoint());

        outbox.Append([], [4]);
        Assert.Equal([4], place.Open(new()).ReadCheckpoint());
    }

    [Fact]
    public void Outbox_full_of_alerts_refuses_an_alert_and_stores_nothing_of_it()
    {
        using var place = NewPlace();
        var outbox = place.Open(new() { MaxEvents = 100 });
        outbox.Append([.. Enumerable.Range(1, 100).Select(Some.AlertEvent)], [1]);

        var refusal = Assert.Throws<OutboxException>(
            () => outbox.Append([Some.StockEvent(101), Some.AlertEvent(102), Some.State(103)], [2]));

        Assert.Equal(OutboxFailure.Full, refusal.Failure);
        Assert.True(outbox.Status.IsFull);
        Assert.Equal(1, outbox.Status.Refused);
        Assert.Equal(0, outbox.Status.Dropped);
        Assert.Equal(100, outbox.Status[OutboxLane.Alert].LastSequence);
        Assert.Equal([1], outbox.ReadCheckpoint());
        Assert.Equal(Enumerable.Range(1, 100), Numbers(outbox.Peek(200)));
    }

    [Fact]
    public void Outbox_full_of_alerts_drops_a_stock_event_and_leaves_a_gap_that_shows_it()
    {
        using var place = NewPlace();
        var outbox = place.Open(new() { MaxEvents = 100 });
        outbox.Append([.. Enumerable.Range(1, 100).Select(Some.AlertEvent)], Unchanged);

        var result = outbox.Append([Some.StockEvent(101), Some.State(102)], [2]);

        Assert.Equal(new AppendResult(1, 1), result);
        Assert.True(outbox.Status.IsFull);
        Assert.Equal([2], outbox.ReadCheckpoint());
        Assert.Equal([102], Numbers(outbox.Peek(1)));
        outbox.Acknowledge(outbox.Peek(2));
        outbox.Append([Some.StockEvent(103)], Unchanged);
        Assert.Equal(2, outbox.Peek(200)[^1].Sequence);
    }

    [Fact]
    public void Outbox_takes_alerts_again_after_a_drain()
    {
        using var place = NewPlace();
        var outbox = place.Open(new() { MaxEvents = 100 });
        outbox.Append([.. Enumerable.Range(1, 100).Select(Some.AlertEvent)], Unchanged);
        Assert.Throws<OutboxException>(() => outbox.Append([Some.AlertEvent(101)], Unchanged));

        outbox.Acknowledge(outbox.Peek(1));
        Assert.False(outbox.Status.IsFull);
        outbox.Append([Some.AlertEvent(101)], Unchanged);

        Assert.Equal(100, outbox.Status.Depth);
        Assert.Equal(101, outbox.Status[OutboxLane.Alert].LastSequence);
    }

    [Fact]
    public void State_of_one_topic_too_many_is_refused_and_counted()
    {
        using var place = NewPlace();
        var outbox = place.Open(new() { MaxStates = 10 });
        outbox.Append([.. Enumerable.Range(1, 11).Select(number => Some.State(number, $"p{number}"))], Unchanged);
        outbox.Append([Some.State(12, "p1")], Unchanged);

        Assert.Equal(1, outbox.Status.StatesRefused);
        Assert.Equal([2, 3, 4, 5, 6, 7, 8, 9, 10, 12], Numbers(outbox.Peek(20)).Order());
    }

    [Fact]
    public void Topic_that_was_cleared_makes_room_for_another()
    {
        using var place = NewPlace();
        var outbox = place.Open(new() { MaxStates = 2 });
        outbox.Append([Some.State(1, "a"), Some.State(2, "b")], Unchanged);
        outbox.KeepStates(new HashSet<string> { Some.State(0, "a").Topic });
        outbox.Acknowledge(outbox.Peek(10));

        outbox.Append([Some.State(3, "c"), Some.State(4, "d")], Unchanged);

        Assert.Equal([3], Numbers(outbox.Peek(10)));
        Assert.Equal(1, outbox.Status.StatesRefused);
    }

    [Fact]
    public void Message_that_is_too_large_or_empty_is_a_bug_of_the_caller()
    {
        using var place = NewPlace();
        var outbox = place.Open(new());

        Assert.Throws<ArgumentOutOfRangeException>(
            () => outbox.Append([Some.AlertEvent(1) with { Data = new byte[OutboxMessage.MaxDataBytes + 1] }], Unchanged));
        Assert.Throws<ArgumentException>(() => outbox.Append([Some.AlertEvent(1) with { Data = default }], Unchanged));
        Assert.Equal(0, outbox.Status.Numbered);
    }

    [Fact]
    public void Status_tells_the_time_of_the_oldest_waiting_event()
    {
        using var place = NewPlace();
        var outbox = place.Open(new());
        Assert.Null(outbox.Status.OldestAt);
        outbox.Append([Some.StockEvent(1), Some.StockEvent(2)], Unchanged);
        Assert.Equal(Some.StockEvent(1).Time, outbox.Status.OldestAt);

        outbox.Acknowledge(outbox.Peek(1));

        Assert.Equal(Some.StockEvent(2).Time, place.Open(new()).Status.OldestAt);
    }

    private protected abstract IOutboxPlace NewPlace();

    private static IEnumerable<int> Numbers(IEnumerable<OutboxEntry> entries) =>
        entries.Select(entry => JsonDocument.Parse(entry.Message.Data).RootElement.GetProperty("number").GetInt32());
}

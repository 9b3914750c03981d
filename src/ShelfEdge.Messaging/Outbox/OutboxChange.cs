using System.Collections.Immutable;

namespace ShelfEdge.Messaging.Outbox;

/// <summary>
/// What one transaction does to the tables, and to the sums and counters, which are taken over only when it commits.
/// </summary>
/// <param name="events">Within the transaction.</param>
/// <param name="states">Within the transaction.</param>
/// <param name="maxStates">Topics that may be retained.</param>
/// <param name="lanes">Before the transaction.</param>
/// <param name="topics">Retained topics before the transaction.</param>
/// <param name="at">Running time of the outbox, in milliseconds.</param>
internal sealed class OutboxChange(
    EventTable events, StateTable states, int maxStates, ImmutableArray<LaneStatus> lanes, long topics, long at)
{
    private readonly LaneStatus[] _lanes = [.. lanes];
    private readonly bool[] _isTouched = new bool[lanes.Length];

    public long Topics { get; private set; } = topics;

    /// <summary>How many more states wait than before; may be negative.</summary>
    public long PendingStates { get; private set; }

    public long Superseded { get; private set; }

    public long StatesRefused { get; private set; }

    /// <summary>Running time of the outbox, in milliseconds.</summary>
    public long At => at;

    public LaneStatus this[OutboxLane lane] => _lanes[(int)lane];

    /// <summary>Numbers and stores an event, or replaces the state of a topic.</summary>
    public void Store(OutboxMessage message)
    {
        if (message.Lane != OutboxLane.State)
        {
            ref var lane = ref Touch(message.Lane);
            lane = lane.Plus(message.SizeBytes);
            events.Insert(EventKey.Of(message.Lane, lane.LastSequence), message, at);
            return;
        }

        var pending = states.IsPending(message.Topic);
        if (pending is null && Topics >= maxStates)
        {
            StatesRefused++;
            return;
        }

        Topics += pending is null ? 1 : 0;
        PendingStates += pending is true ? 0 : 1;
        Superseded += pending is true ? 1 : 0;
        states.Put(this[OutboxLane.Stock].LastSequence, message);
    }

    /// <summary>Removes an event that waits and counts it where told.</summary>
    /// <returns>False when it is gone already.</returns>
    public bool Remove(long key, Func<LaneStatus, LaneStatus> count)
    {
        if (events.Delete(key) is not { } size)
        {
            return false;
        }

        ref var lane = ref Touch(EventKey.Lane(key));
        lane = count(lane.Minus(1, size));
        return true;
    }

    /// <summary>Forgets what the broker has confirmed, unless it is gone or was replaced meanwhile.</summary>
    public void Settle(OutboxEntry entry)
    {
        if (entry.Message.Lane != OutboxLane.State)
        {
            Settle(EventKey.Of(entry.Message.Lane, entry.Sequence));
        }
        else if (states.Settle(entry.Message))
        {
            PendingStates--;
            Topics -= entry.Message.Data.IsEmpty ? 1 : 0;
        }
    }

    /// <summary>Forgets an event that the broker has confirmed, unless it is gone meanwhile.</summary>
    public void Settle(long key) => Remove(key, static lane => lane with { Acknowledged = lane.Acknowledged + 1 });

    /// <summary>Numbers an event and drops it at once.</summary>
    public void StoreDropped(OutboxMessage message)
    {
        ref var lane = ref Touch(message.Lane);
        lane = lane with
        {
            LastSequence = lane.LastSequence + 1,
            Appended = lane.Appended + 1,
            Thinned = lane.Thinned + (message.Lane == OutboxLane.Telemetry ? 1 : 0),
            Evicted = lane.Evicted + (message.Lane == OutboxLane.Stock ? 1 : 0),
        };
    }

    /// <summary>Moves a message that waits to the dead letters, unless it is gone meanwhile.</summary>
    public void Reject(Rejection rejection, DeadLetterTable dead, DateTimeOffset now)
    {
        var message = rejection.Entry.Message;
        if (message.Lane != OutboxLane.State)
        {
            if (!Remove(
                EventKey.Of(message.Lane, rejection.Entry.Sequence), static lane => lane with { Rejected = lane.Rejected + 1 }))
            {
                return;
            }
        }
        else if (states.Settle(message))
        {
            PendingStates--;
            Topics -= message.Data.IsEmpty ? 1 : 0;
        }
        else
        {
            return;
        }

        dead.Insert(rejection, now);
    }

    /// <summary>Lets a dead letter wait again under its own number; of a topic, the state that is now the newest.</summary>
    public void Revive(DeadLetter letter)
    {
        var message = letter.Message;
        if (message.Lane == OutboxLane.State)
        {
            PendingStates += states.Wait(message.Topic) ? 1 : 0;
            return;
        }

        ref var lane = ref Touch(message.Lane);
        lane = lane with { Depth = lane.Depth + 1, Bytes = lane.Bytes + message.SizeBytes };
        events.Insert(EventKey.Of(message.Lane, letter.Sequence), message, at);
    }

    /// <summary>Lets the state of every topic wait.</summary>
    public void Republish() => PendingStates += states.Republish();

    /// <summary>Lets the broker forget every topic that is not to be kept.</summary>
    /// <returns>Topics that will be cleared.</returns>
    public int Keep(IReadOnlySet<string> kept)
    {
        var cleared = 0;
        foreach (var topic in states.Topics().Where(topic => !kept.Contains(topic)))
        {
            PendingStates += states.IsPending(topic) is false ? 1 : 0;
            states.Clear(topic);
            cleared++;
        }

        return cleared;
    }

    /// <summary>Writes the sums of the lanes that changed.</summary>
    /// <returns>All lanes after the transaction.</returns>
    public ImmutableArray<LaneStatus> Write(OutboxTable outbox)
    {
        foreach (var lane in OutboxLanes.Events.Where(lane => _isTouched[(int)lane]))
        {
            ref var status = ref _lanes[(int)lane];
            status = status with { OldestAt = events.Oldest(lane)?.Time };
            outbox.Write(lane, status);
        }

        return [.. _lanes];
    }

    private ref LaneStatus Touch(OutboxLane lane)
    {
        _isTouched[(int)lane] = true;
        return ref _lanes[(int)lane];
    }
}

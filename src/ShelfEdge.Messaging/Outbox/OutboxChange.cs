namespace ShelfEdge.Messaging.Outbox;

/// <summary>
/// What one transaction does to the tables, and to the sums and counters, which are taken over only when it commits. Holds the
/// policy of the bounds.
/// </summary>
/// <param name="events">Within the transaction.</param>
/// <param name="states">Within the transaction.</param>
/// <param name="options">The bounds.</param>
/// <param name="totals">Before the transaction.</param>
/// <param name="topics">Retained topics before the transaction.</param>
internal sealed class OutboxChange(
    EventTable events, StateTable states, OutboxOptions options, OutboxTotals totals, long topics)
{
    public OutboxTotals Totals { get; private set; } = totals;

    public long Topics { get; private set; } = topics;

    /// <summary>How many more states wait than before; may be negative.</summary>
    public long PendingStates { get; private set; }

    public long Superseded { get; private set; }

    public long StatesRefused { get; private set; }

    public int Dropped { get; private set; }

    /// <summary>Numbers and stores an event, or replaces the state of a topic.</summary>
    public void Store(OutboxMessage message)
    {
        if (message.Lane != OutboxLane.State)
        {
            Totals = Totals.Plus(message);
            events.Insert(Totals.LastSequence, message);
            return;
        }

        var pending = states.IsPending(message.Topic);
        if (pending is null && Topics >= options.MaxStates)
        {
            StatesRefused++;
            return;
        }

        Topics += pending is null ? 1 : 0;
        PendingStates += pending is true ? 0 : 1;
        Superseded += pending is true ? 1 : 0;
        states.Put(Totals.LastSequence, message);
    }

    /// <summary>Drops the oldest stock events while a bound is passed.</summary>
    /// <returns>False when a bound is still passed and only alerts are left.</returns>
    public bool MakeRoom()
    {
        while (Totals.Events > options.MaxEvents || Totals.Bytes > options.MaxBytes)
        {
            if (events.OldestDroppable() is not { } oldest)
            {
                return false;
            }

            events.Delete(oldest.Sequence);
            Totals = Totals.Minus(oldest.Message);
            Dropped++;
        }

        return true;
    }

    /// <summary>Forgets what the broker has confirmed, unless it is gone or was replaced meanwhile.</summary>
    public void Settle(OutboxEntry entry)
    {
        if (entry.Message.Lane != OutboxLane.State)
        {
            if (events.Delete(entry.Sequence))
            {
                Totals = Totals.Minus(entry.Message);
            }
        }
        else if (states.Settle(entry.Message))
        {
            PendingStates--;
            Topics -= entry.Message.Data.IsEmpty ? 1 : 0;
        }
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
}

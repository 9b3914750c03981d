namespace ShelfEdge.Messaging.Outbox;

/// <summary>
/// What the broker has confirmed while the disk took no writes: kept in memory so that it is not published again, and written by
/// the next transaction that succeeds. Bounded by what waits in the outbox. Not thread safe.
/// </summary>
internal sealed class UnwrittenAcks
{
    private readonly HashSet<long> _events = [];
    private readonly Dictionary<string, OutboxEntry> _states = [];

    /// <summary>Messages that are confirmed and still in the file.</summary>
    public int Count => _events.Count + _states.Count;

    /// <summary>
    /// Keys up to this one are all confirmed. Holds as long as anything is kept here, as no event is added meanwhile.
    /// </summary>
    public long Through { get; private set; } = -1;

    public void Add(IEnumerable<OutboxEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.Message.Retain)
            {
                _states[entry.Message.Topic] = entry;
            }
            else
            {
                _events.Add(EventKey.Of(entry.Message.Lane, entry.Sequence));
            }
        }
    }

    /// <summary>Whether the state is to be passed over.</summary>
    public bool HasState(OutboxEntry entry) =>
        _states.TryGetValue(entry.Message.Topic, out var confirmed) && confirmed.Message.Id == entry.Message.Id;

    /// <summary>Whether the event is to be passed over.</summary>
    /// <param name="key">Of the event.</param>
    /// <param name="isFirst">Nothing unconfirmed has a lower key.</param>
    public bool HasEvent(long key, bool isFirst)
    {
        if (!_events.Contains(key))
        {
            return false;
        }

        Through = isFirst ? key : Through;
        return true;
    }

    /// <summary>Forgets in the file what is kept here.</summary>
    public void Write(OutboxChange change)
    {
        foreach (var state in _states.Values)
        {
            change.Settle(state);
        }

        foreach (var key in _events)
        {
            change.Settle(key);
        }
    }

    public void Clear()
    {
        _events.Clear();
        _states.Clear();
        Through = -1;
    }
}

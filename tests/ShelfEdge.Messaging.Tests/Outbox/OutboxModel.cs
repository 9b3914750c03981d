using ShelfEdge.Messaging.Outbox;

namespace ShelfEdge.Messaging.Tests.Outbox;

/// <summary>The outbox in its plainest form: lists in memory and the rules of the contract, for comparison.</summary>
internal sealed class OutboxModel(int maxEvents)
{
    private readonly List<OutboxMessage> _states = [];
    private readonly HashSet<Guid> _pending = [];
    private List<(long Sequence, OutboxMessage Message)> _events = [];

    public long LastSequence { get; private set; }

    public long Dropped { get; private set; }

    /// <returns>False when the append is refused.</returns>
    public bool TryAppend(IReadOnlyList<OutboxMessage> messages)
    {
        var last = LastSequence;
        var events = _events.ToList();
        foreach (var message in messages.Where(message => !message.Retain))
        {
            events.Add((++last, message));
        }

        var dropped = 0;
        while (events.Count > maxEvents && events.Exists(entry => entry.Message.Lane == OutboxLane.Stock))
        {
            events.RemoveAt(events.FindIndex(entry => entry.Message.Lane == OutboxLane.Stock));
            dropped++;
        }

        if (events.Count > maxEvents)
        {
            return false;
        }

        foreach (var state in messages.Where(message => message.Retain))
        {
            _states.RemoveAll(old => old.Topic == state.Topic);
            _states.Add(state);
            _pending.Add(state.Id);
        }

        (_events, LastSequence, Dropped) = (events, last, Dropped + dropped);
        return true;
    }

    public void Acknowledge(IEnumerable<Guid> ids)
    {
        var gone = ids.ToHashSet();
        _events.RemoveAll(entry => gone.Contains(entry.Message.Id));
        _pending.ExceptWith(gone);
    }

    public void RepublishStates() => _pending.UnionWith(_states.Select(state => state.Id));

    public IEnumerable<Guid> PendingStates =>
        _states.Where(state => _pending.Contains(state.Id)).Select(state => state.Id).Order();

    public IEnumerable<(long Sequence, Guid Id)> Events => _events.Select(entry => (entry.Sequence, entry.Message.Id));
}

using ShelfEdge.Messaging.Outbox;

namespace ShelfEdge.Messaging.Tests.Outbox;

/// <summary>The outbox in its plainest form: lists in memory and the rules of the contract, for comparison.</summary>
internal sealed class OutboxModel(int maxEvents)
{
    private readonly List<OutboxMessage> _states = [];
    private readonly HashSet<Guid> _pending = [];
    private readonly Dictionary<OutboxLane, long> _last = OutboxLanes.Events.ToDictionary(lane => lane, _ => 0L);
    private List<(long Sequence, OutboxMessage Message)> _events = [];

    public long Numbered => _last.Values.Sum();

    public long Dropped { get; private set; }

    public IEnumerable<Guid> PendingStates =>
        _states.Where(state => _pending.Contains(state.Id)).Select(state => state.Id).Order();

    public IEnumerable<(OutboxLane Lane, long Sequence, Guid Id)> Events =>
        _events.OrderBy(entry => entry.Message.Lane).ThenBy(entry => entry.Sequence)
            .Select(entry => (entry.Message.Lane, entry.Sequence, entry.Message.Id));

    /// <returns>False when the append is refused.</returns>
    public bool TryAppend(IReadOnlyList<OutboxMessage> messages)
    {
        var last = new Dictionary<OutboxLane, long>(_last);
        var events = _events.ToList();
        foreach (var message in messages.Where(message => !message.Retain))
        {
            events.Add((++last[message.Lane], message));
        }

        var dropped = 0;
        while (events.Count > maxEvents && Victim(events) is { } victim)
        {
            events.Remove(victim);
            dropped++;
        }

        if (events.Count > maxEvents && messages.Any(message => message.Lane.IsKept()))
        {
            return false;
        }

        foreach (var state in messages.Where(message => message.Retain))
        {
            _states.RemoveAll(old => old.Topic == state.Topic);
            _states.Add(state);
            _pending.Add(state.Id);
        }

        (_events, Dropped) = (events, Dropped + dropped);
        foreach (var (lane, sequence) in last)
        {
            _last[lane] = sequence;
        }

        return true;
    }

    public void Acknowledge(IEnumerable<Guid> ids)
    {
        var gone = ids.ToHashSet();
        _events.RemoveAll(entry => gone.Contains(entry.Message.Id));
        _pending.ExceptWith(gone);
    }

    public void RepublishStates() => _pending.UnionWith(_states.Select(state => state.Id));

    private static (long Sequence, OutboxMessage Message)? Victim(List<(long Sequence, OutboxMessage Message)> events)
    {
        var stock = events.Where(entry => entry.Message.Lane == OutboxLane.Stock).OrderBy(entry => entry.Sequence).ToList();
        var superseded = stock.Where(old => stock.Exists(
            newer => newer.Sequence > old.Sequence && newer.Message.Subject == old.Message.Subject)).ToList();
        return superseded.Count > 0 ? superseded[0] : stock.Count > 0 ? stock[0] : null;
    }
}

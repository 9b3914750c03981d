namespace ShelfEdge.Messaging.Outbox;

/// <summary>What one transaction does to the sums and counters; taken over only when it commits.</summary>
internal sealed class OutboxChange(OutboxTotals totals, long topics)
{
    public OutboxTotals Totals { get; set; } = totals;

    public long Topics { get; set; } = topics;

    public long PendingStates { get; set; }

    public long Superseded { get; set; }

    public long StatesRefused { get; set; }

    public int Dropped { get; set; }
}

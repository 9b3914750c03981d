using System.Collections.Immutable;

namespace ShelfEdge.Core.Alerts;

/// <summary>
/// Lines on their way to the history, numbered. They are part of the stored state until the history has them, so that the history
/// misses none after the process was killed; beyond <see cref="Most"/> the oldest are given up and counted. One writer.
/// </summary>
internal sealed class AlertJournal
{
    public const int Most = 1000;

    private readonly Queue<AlertEntry> _waiting = [];

    public ImmutableArray<AlertEntry> Unrecorded => [.. _waiting];

    public long Next { get; private set; } = 1;

    public long Lost { get; private set; }

    /// <param name="state">As stored.</param>
    /// <param name="written">Highest number in the history. A state that was lost does not know it.</param>
    public void Restore(AlertState state, long written)
    {
        Next = Math.Max(state.NextEntry, written + 1);
        foreach (var entry in state.Unrecorded)
        {
            Add(entry);
        }
    }

    public void Add(Alert alert) => Add(new AlertEntry(Next++, alert, null));

    public void Add(Suppression suppression) => Add(new AlertEntry(Next++, null, suppression));

    public void Recorded(long number)
    {
        while (_waiting.TryPeek(out var entry) && entry.Number <= number)
        {
            _waiting.Dequeue();
        }
    }

    private void Add(AlertEntry entry)
    {
        if (_waiting.Count == Most)
        {
            _waiting.Dequeue();
            Lost++;
        }

        _waiting.Enqueue(entry);
    }
}

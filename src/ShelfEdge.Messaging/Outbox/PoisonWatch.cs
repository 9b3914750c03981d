using System.Globalization;

namespace ShelfEdge.Messaging.Outbox;

/// <summary>
/// Finds the message on which a broker closes the connection instead of refusing it, as brokers do that cannot say no. A message
/// that is the first unconfirmed one when the connection ends is suspect and goes alone from then on. After several such ends
/// the one behind it goes first: when that one gets through, the fault is proven, and else it lies with the network.
/// </summary>
internal sealed class PoisonWatch
{
    /// <summary>Ends of the connection before the one behind is tried.</summary>
    public const int Patience = 5;

    private Guid? _suspect;
    private int _ends;
    private string _reason = "";

    /// <summary>Which of the entries to send next.</summary>
    /// <returns>First and count; the first is 1 when the suspect at 0 is passed over to prove it.</returns>
    public (int First, int Count) Select(IReadOnlyList<OutboxEntry> entries)
    {
        var at = _suspect is null ? -1 : IndexOfSuspect(entries);
        return at switch
        {
            < 0 => (0, entries.Count),
            > 0 => (0, at),
            _ => _ends >= Patience && entries.Count > 1 ? (1, 1) : (0, 1),
        };
    }

    /// <summary>The connection ended while this entry was the first unconfirmed one.</summary>
    /// <param name="entry">Sent, or about to be.</param>
    /// <param name="reason">Why the connection ended.</param>
    public void Ended(OutboxEntry entry, string reason)
    {
        if (_suspect is { } suspect && suspect != entry.Message.Id)
        {
            // The one behind fared no better, or another one is first now: nothing is proven.
            _ends = 0;
        }

        _suspect = entry.Message.Id;
        _ends++;
        _reason = reason;
    }

    /// <summary>The suspect, or the proof against it, got through.</summary>
    public void Clear() => (_suspect, _ends) = (null, 0);

    /// <summary>Whether the entry is the one that the connection ended on.</summary>
    public bool Suspects(OutboxEntry entry) => _suspect == entry.Message.Id;

    /// <summary>What is said of a proven one.</summary>
    public string Verdict() => string.Create(
        CultureInfo.InvariantCulture, $"the connection ended {_ends} times on this message, and the one behind it got through: {_reason}");

    private int IndexOfSuspect(IReadOnlyList<OutboxEntry> entries)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (Suspects(entries[i]))
            {
                return i;
            }
        }

        return -1;
    }
}

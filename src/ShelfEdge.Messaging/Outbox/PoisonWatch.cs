using System.Globalization;

namespace ShelfEdge.Messaging.Outbox;

/// <summary>
/// Finds the message on which a broker closes the connection instead of refusing it, as brokers do that cannot say no. A message
/// that is the first unconfirmed one when the connection ends is suspect and goes alone from then on, after one turn of those
/// before it. After several such ends another message goes first, as proof that the connection carries messages; the suspect goes
/// next and is guilty only when that same connection ends on it. When either fares otherwise, the fault lies with the network.
/// </summary>
internal sealed class PoisonWatch
{
    /// <summary>Ends of the connection before another message is sent as proof.</summary>
    public const int Patience = 5;

    private Guid? _suspect;
    private int _ends;
    private bool _isItsTurn;
    private bool _isProven;

    /// <summary>A new connection has proven nothing yet.</summary>
    public void Connected() => (_isItsTurn, _isProven) = (false, false);

    /// <summary>Which of the entries to send next.</summary>
    /// <returns>First and count; the suspect is passed over when another entry is to be the proof.</returns>
    public (int First, int Count) Select(IReadOnlyList<OutboxEntry> entries)
    {
        var at = _suspect is null ? -1 : IndexOfSuspect(entries);
        if (at < 0)
        {
            return (0, entries.Count);
        }

        if (at > 0 && !_isItsTurn)
        {
            return (0, at);
        }

        _isItsTurn = false;
        return (_ends >= Patience && !_isProven && at + 1 < entries.Count ? Proof(entries, at) : at, 1);
    }

    /// <summary>The broker has answered for this entry.</summary>
    public void Settled(OutboxEntry entry)
    {
        if (_suspect is null || Suspects(entry))
        {
            Clear();
            return;
        }

        _isItsTurn = true;
        _isProven = _ends >= Patience;
    }

    /// <summary>The connection ended while this entry was the first unconfirmed one.</summary>
    /// <param name="entry">Sent, or about to be.</param>
    /// <param name="reason">Why the connection ended.</param>
    /// <param name="wasSent">False when the connection was gone before.</param>
    /// <returns>The verdict, when it is guilty.</returns>
    public string? Ended(OutboxEntry entry, string reason, bool wasSent)
    {
        if (!Suspects(entry))
        {
            // Another one is first now, or the one that was to be the proof fared no better: nothing is proven.
            Clear();
            _suspect = entry.Message.Id;
        }

        _ends++;
        if (!_isProven || !wasSent)
        {
            return null;
        }

        var verdict = string.Create(
            CultureInfo.InvariantCulture, $"the connection ended {_ends} times on this message, the last time after another got through: {reason}");
        Clear();
        return verdict;
    }

    // Of another lane if there is one, so that the order within the lane holds.
    private static int Proof(IReadOnlyList<OutboxEntry> entries, int suspect)
    {
        for (var i = suspect + 1; i < entries.Count; i++)
        {
            if (entries[i].Message.Lane != entries[suspect].Message.Lane)
            {
                return i;
            }
        }

        return suspect + 1;
    }

    private void Clear() => (_suspect, _ends, _isItsTurn, _isProven) = (null, 0, false, false);

    private bool Suspects(OutboxEntry entry) => _suspect == entry.Message.Id;

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

using System.Collections.Immutable;
using System.Text.Json;

namespace ShelfEdge.Testing.Messaging;

/// <summary>
/// A consumer that proves completeness: it keeps, for each source, stream and lane, which numbers came and under which ids.
/// Messages without data and retained state take no part. Any thread.
/// </summary>
public sealed class LaneLedger
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Dictionary<long, Guid>> _lanes = [];
    private readonly Dictionary<string, long> _highest = [];
    private readonly List<string> _clashes = [];
    private int _duplicated;
    private int _outOfOrder;

    /// <summary>Takes all messages of a log.</summary>
    public static LaneLedger Of(IEnumerable<ReceivedMessage> messages)
    {
        var ledger = new LaneLedger();
        foreach (var message in messages)
        {
            ledger.Add(message.Payload);
        }

        return ledger;
    }

    /// <summary>Distinct events so far.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _lanes.Values.Sum(numbers => numbers.Count);
            }
        }
    }

    /// <summary>Takes the payload of one message.</summary>
    public void Add(ReadOnlyMemory<byte> payload)
    {
        if (payload.IsEmpty || payload.Span[0] != '{')
        {
            return;
        }

        using var json = JsonDocument.Parse(payload);
        var envelope = json.RootElement;
        var word = envelope.GetProperty("lane").GetString();
        if (word == "state")
        {
            return;
        }

        var lane = $"{envelope.GetProperty("source").GetString()} {envelope.GetProperty("stream").GetString()} {word}";
        Add(lane, long.Parse(envelope.GetProperty("sequence").GetString()!, System.Globalization.CultureInfo.InvariantCulture),
            envelope.GetProperty("id").GetGuid());
    }

    /// <summary>Sums up, with the numbers from 1 to the highest that came taken for expected.</summary>
    public LaneTally Tally() => Tally(new Dictionary<string, long>());

    /// <summary>Sums up.</summary>
    /// <param name="expected">Highest number by word of the lane, for a ledger of one source and stream.</param>
    public LaneTally Tally(IReadOnlyDictionary<string, long> expected)
    {
        lock (_gate)
        {
            var missing = ImmutableArray.CreateBuilder<string>();
            foreach (var (word, last) in expected.Where(lane => lane.Value > 0))
            {
                if (!_lanes.Keys.Any(lane => lane.EndsWith(" " + word, StringComparison.Ordinal)))
                {
                    missing.AddRange(Enumerable.Range(1, (int)last).Select(number => $"{word} {number}"));
                }
            }

            foreach (var (lane, numbers) in _lanes)
            {
                var last = Math.Max(_highest[lane], expected.GetValueOrDefault(lane[(lane.LastIndexOf(' ') + 1)..]));
                for (var number = 1L; number <= last; number++)
                {
                    if (!numbers.ContainsKey(number))
                    {
                        missing.Add($"{lane} {number}");
                    }
                }
            }

            return new(_lanes.Values.Sum(numbers => numbers.Count), missing.ToImmutable(), _duplicated, _outOfOrder, [.. _clashes]);
        }
    }

    private void Add(string lane, long sequence, Guid id)
    {
        lock (_gate)
        {
            if (!_lanes.TryGetValue(lane, out var numbers))
            {
                _lanes.Add(lane, numbers = []);
                _highest.Add(lane, 0);
            }

            if (!numbers.TryAdd(sequence, id))
            {
                _duplicated++;
                if (numbers[sequence] != id)
                {
                    _clashes.Add($"{lane} {sequence}");
                }
            }
            else if (sequence < _highest[lane])
            {
                _outOfOrder++;
            }

            _highest[lane] = Math.Max(_highest[lane], sequence);
        }
    }
}

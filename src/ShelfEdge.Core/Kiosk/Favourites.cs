using System.Collections.Concurrent;

namespace ShelfEdge.Core.Kiosk;

/// <summary>
/// How often each item of an assortment was taken, in the store and by segment. One thread at a time adds; any thread reads, and may
/// see an addition a moment later.
/// </summary>
/// <param name="items">Of the assortment.</param>
public sealed class Favourites(int items)
{
    /// <summary>Segments that are counted; further ones count for the store alone.</summary>
    public const int MostSegments = 64;

    private static readonly int[] None = [];

    private readonly int[] _store = new int[items];
    private readonly ConcurrentDictionary<string, int[]> _segments = new(StringComparer.Ordinal);

    /// <summary>Counts a piece bought.</summary>
    public void Add(int item, string? segment)
    {
        _store[item]++;
        if (segment is null)
        {
            return;
        }

        if (!_segments.TryGetValue(segment, out int[]? counts) && _segments.Count < MostSegments)
        {
            counts = _segments.GetOrAdd(segment, _ => new int[items]);
        }

        if (counts is not null)
        {
            counts[item]++;
        }
    }

    /// <summary>By item.</summary>
    public ReadOnlySpan<int> Store => _store;

    /// <summary>By item; empty when nothing was counted.</summary>
    public ReadOnlySpan<int> Of(string? segment) =>
        segment is not null && _segments.TryGetValue(segment, out int[]? counts) ? counts : None;
}

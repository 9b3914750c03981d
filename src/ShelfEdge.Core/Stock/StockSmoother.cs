namespace ShelfEdge.Core.Stock;

/// <summary>Believed facings of one position: the median of its last few counts. Only counts that are evidence go in.</summary>
internal sealed class StockSmoother(int window, int minFrames)
{
    private readonly int[] _counts = new int[window];
    private int _next;
    private int _filled;

    /// <summary>
    /// The median, one of the counts in the window; of an even number of counts the upper of the middle two, since a
    /// missed product is commoner than an invented one. <see langword="null"/> before there is enough evidence.
    /// </summary>
    public int? Believed
    {
        get
        {
            if (_filled < minFrames)
            {
                return null;
            }

            Span<int> sorted = stackalloc int[_filled];
            _counts.AsSpan(0, _filled).CopyTo(sorted);
            sorted.Sort();
            return sorted[_filled / 2];
        }
    }

    public void Add(int count)
    {
        _counts[_next] = count;
        _next = (_next + 1) % _counts.Length;
        _filled = Math.Min(_filled + 1, _counts.Length);
    }

    /// <summary>Forgets all evidence.</summary>
    public void Clear() => (_next, _filled) = (0, 0);
}

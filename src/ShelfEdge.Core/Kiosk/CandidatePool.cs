namespace ShelfEdge.Core.Kiosk;

/// <summary>Items that may be recommended, each once, with the source that fits best. One thread at a time.</summary>
/// <param name="items">Of the assortment.</param>
internal sealed class CandidatePool(int items)
{
    private readonly Candidate[] _candidates = new Candidate[items];
    private readonly bool[] _excluded = new bool[items];
    private readonly List<int> _touched = [];
    private readonly List<int> _items = [];

    public int Count => _items.Count;

    public IReadOnlyList<int> Items => _items;

    public Candidate this[int item] => _candidates[item];

    public void Clear()
    {
        foreach (int item in _touched)
        {
            _excluded[item] = false;
        }

        foreach (int item in _items)
        {
            _candidates[item] = default;
        }

        _touched.Clear();
        _items.Clear();
    }

    public void Exclude(int item)
    {
        _excluded[item] = true;
        _touched.Add(item);
    }

    public bool IsExcluded(int item) => _excluded[item];

    public bool Has(int item) => _candidates[item].Fit > 0;

    public void Add(int item, float fit, ReasonCode reason, string? other)
    {
        if (_excluded[item] || !(fit > 0))
        {
            return;
        }

        if (_candidates[item].Fit == 0)
        {
            _items.Add(item);
        }

        if (fit > _candidates[item].Fit)
        {
            _candidates[item] = new Candidate(fit, reason, other);
        }
    }
}

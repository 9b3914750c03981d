namespace ShelfEdge.Core.Detection;

/// <summary>
/// The best candidates of one frame, at most <c>capacity</c> of them. When full, a new candidate replaces the worst one
/// if it is better and is forgotten otherwise; either way one is lost and counted.
/// </summary>
internal sealed class CandidateBuffer(int capacity)
{
    // Until full a plain list, from then on a heap with the worst candidate at the root.
    private readonly ulong[] _keys = new ulong[capacity];
    private int _count;

    /// <summary>Lost since the last <see cref="Clear"/>.</summary>
    public int Lost { get; private set; }

    /// <summary>Keys of <see cref="ScoreOrder"/>, in no order; valid until the next call.</summary>
    public ReadOnlySpan<ulong> Keys => _keys.AsSpan(0, _count);

    public void Clear()
    {
        _count = 0;
        Lost = 0;
    }

    public void Add(float score, int index)
    {
        var key = ScoreOrder.Key(score, index);
        if (_count < _keys.Length)
        {
            _keys[_count++] = key;
            if (_count == _keys.Length)
            {
                MakeHeap();
            }

            return;
        }

        Lost++;
        if (key < _keys[0])
        {
            _keys[0] = key;
            SiftDown(0);
        }
    }

    private void MakeHeap()
    {
        for (var parent = (_count / 2) - 1; parent >= 0; parent--)
        {
            SiftDown(parent);
        }
    }

    private void SiftDown(int parent)
    {
        var key = _keys[parent];
        for (var child = (2 * parent) + 1; child < _count; child = (2 * parent) + 1)
        {
            if (child + 1 < _count && _keys[child + 1] > _keys[child])
            {
                child++;
            }

            if (_keys[child] <= key)
            {
                break;
            }

            _keys[parent] = _keys[child];
            parent = child;
        }

        _keys[parent] = key;
    }
}

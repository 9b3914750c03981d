namespace ShelfEdge.Lab.Detection;

/// <summary>Keeps the pictures with the lowest F1 of those that it is shown, so many at most.</summary>
internal sealed class WorstPictures(int capacity)
{
    private readonly List<PictureVerdict> _worst = new(capacity + 1);

    /// <summary>The worst first; of equals the one that came first.</summary>
    public IReadOnlyList<PictureVerdict> Pictures => _worst;

    public void Add(PictureVerdict verdict)
    {
        if (verdict.F1 >= 1)
        {
            return;
        }

        int place = _worst.FindIndex(kept => kept.F1 > verdict.F1);
        _worst.Insert(place < 0 ? _worst.Count : place, verdict);
        if (_worst.Count > capacity)
        {
            _worst.RemoveAt(capacity);
        }
    }
}

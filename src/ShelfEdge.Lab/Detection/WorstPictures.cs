namespace ShelfEdge.Lab.Detection;

/// <summary>
/// Keeps the pictures with the lowest F1 of those that it is shown, so many at most. F1 is taken as if a few more products had been
/// hit: else pictures of a single product would be all that is kept.
/// </summary>
internal sealed class WorstPictures(int capacity)
{
    private const int ImaginedHits = 5;

    private readonly List<PictureVerdict> _worst = new(capacity + 1);

    /// <summary>The worst first; of equals the one that came first.</summary>
    public IReadOnlyList<PictureVerdict> Pictures => _worst;

    public void Add(PictureVerdict verdict)
    {
        if (verdict.F1 >= 1)
        {
            return;
        }

        int place = _worst.FindIndex(kept => Damped(kept) > Damped(verdict));
        _worst.Insert(place < 0 ? _worst.Count : place, verdict);
        if (_worst.Count > capacity)
        {
            _worst.RemoveAt(capacity);
        }
    }

    private static double Damped(PictureVerdict verdict)
    {
        double hits = 2.0 * (verdict.Hits.Length + ImaginedHits);
        return hits / (hits + verdict.Wrong.Length + verdict.Missed.Length);
    }
}

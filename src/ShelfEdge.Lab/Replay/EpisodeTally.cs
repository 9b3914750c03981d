namespace ShelfEdge.Lab.Replay;

/// <summary>What became of the times at which positions were truly low, or empty.</summary>
internal sealed class EpisodeTally
{
    /// <summary>Seconds of shop time until the state was known, of those in which it was.</summary>
    public List<double> Seconds { get; } = [];

    /// <summary>Seen for long enough, and no alert was open at any time.</summary>
    public int Missed { get; set; }

    /// <summary>Neither known nor seen for long enough to be missed.</summary>
    public int NotDue { get; set; }

    public int Count { get; set; }

    public void Add(EpisodeTally other)
    {
        Seconds.AddRange(other.Seconds);
        Missed += other.Missed;
        NotDue += other.NotDue;
        Count += other.Count;
    }
}

namespace ShelfEdge.Service.Live;

/// <summary>Counts lines that the live view never showed because it was slower than the box. Any thread.</summary>
internal sealed class LiveLoss
{
    private long _lines;

    public long Lines => Interlocked.Read(ref _lines);

    public void Count() => Interlocked.Increment(ref _lines);
}

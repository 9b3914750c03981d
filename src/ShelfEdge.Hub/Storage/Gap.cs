namespace ShelfEdge.Hub.Storage;

/// <summary>Numbers of a sequence that have not come, both ends included.</summary>
/// <param name="First">At least 1.</param>
/// <param name="Last">At least <paramref name="First"/>.</param>
/// <param name="AtStart">True for what lies before the first number that was ever seen of the sequence.</param>
internal readonly record struct Gap(long First, long Last, bool AtStart)
{
    public long Length => Last - First + 1;
}

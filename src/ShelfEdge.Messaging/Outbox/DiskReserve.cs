namespace ShelfEdge.Messaging.Outbox;

/// <summary>
/// A file of no use but its size: given back when the disk is full, so that what was confirmed can be forgotten and alerts can be
/// stored. It is taken again when there is room. Not thread safe.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="clock">Paces the attempts to take it again.</param>
internal sealed class DiskReserve(string path, TimeProvider clock)
{
    /// <summary>
    /// Enough to write the journal, which is bounded by its checkpoints, into the outbox file, and some more; less is taken on a
    /// disk that is nearly full.
    /// </summary>
    private static readonly long[] Sizes = [2 * 1024 * 1024, 1024 * 1024, 512 * 1024, 256 * 1024];

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private long? _triedAt;

    /// <summary>Whether there is something to give back.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>Takes the reserve when it is not held, at most once in ten seconds.</summary>
    public void TryHold()
    {
        if (IsHeld || (_triedAt is { } before && clock.GetElapsedTime(before) < Pause))
        {
            return;
        }

        _triedAt = clock.GetTimestamp();
        IsHeld = Array.Exists(Sizes, TryTake);
    }

    /// <summary>Takes a little while the disk is still full, and leaves the rest to the journal.</summary>
    public void HoldLittle() => IsHeld = TryTake(Sizes[^1]);

    /// <returns>False when there was nothing to give back.</returns>
    public bool Release()
    {
        var was = IsHeld;
        IsHeld = false;
        _triedAt = clock.GetTimestamp();
        return Delete() && was;
    }

    private bool TryTake(long bytes)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, PreallocationSize = bytes };
            new FileStream(path, options).Dispose();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // No room for it; the outbox works without.
            Delete();
            return false;
        }
    }

    private bool Delete()
    {
        try
        {
            File.Delete(path);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}

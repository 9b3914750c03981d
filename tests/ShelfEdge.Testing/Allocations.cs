namespace ShelfEdge.Testing;

/// <summary>Measures what a hot path allocates in the steady state.</summary>
public static class Allocations
{
    /// <summary>
    /// Bytes that a hundred calls allocate, the least of several rounds: the runtime itself allocates a little, once, while
    /// it compiles a path better.
    /// </summary>
    public static long Of(Action call)
    {
        var least = long.MaxValue;
        for (var round = 0; round < 10; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                call();
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}

namespace ShelfEdge.Lab.Load;

/// <summary>How a box is asked.</summary>
/// <param name="Rate">Requests a second.</param>
/// <param name="Seconds">For how long.</param>
/// <param name="Shoppers">Cards that ask in turn.</param>
internal sealed record LoadRules(int Rate, int Seconds, int Shoppers)
{
    /// <summary>Requests that may be under way at once; beyond, the next waits, and its wait counts as its latency.</summary>
    public const int MostAtOnce = 64;

    public int Requests => Rate * Seconds;
}

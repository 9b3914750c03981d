namespace ShelfEdge.Hub.Intake;

/// <summary>Pauses between attempts: doubling up to a bound, each shortened by up to half so that hubs do not come back together.</summary>
/// <param name="first">Longest pause after the first failure.</param>
/// <param name="longest">Bound.</param>
/// <param name="random">For the jitter.</param>
internal sealed class Backoff(TimeSpan first, TimeSpan longest, Random random)
{
    private int _failures;

    public void Succeeded() => _failures = 0;

    public TimeSpan Next()
    {
        var full = Math.Min(first.TotalSeconds * Math.Pow(2, Math.Min(_failures++, 30)), longest.TotalSeconds);
        return TimeSpan.FromSeconds(full * (0.5 + (random.NextDouble() / 2)));
    }
}

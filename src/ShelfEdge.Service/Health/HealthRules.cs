namespace ShelfEdge.Service.Health;

/// <summary>Numbers of the health policies. Immutable.</summary>
/// <param name="StaleAfter">A camera without a new result for longer makes the box not ready.</param>
/// <param name="LoopTimeout">A loop that did nothing for longer counts as hung. Longer than any pause it may make.</param>
internal sealed record HealthRules(TimeSpan StaleAfter, TimeSpan LoopTimeout);

namespace ShelfEdge.Messaging.Outbox;

/// <summary>What one drain pass did.</summary>
/// <param name="Connected">True when this pass made a new connection.</param>
/// <param name="Published">Messages that the broker confirmed.</param>
/// <param name="Failure">
/// Why the pass ended early, in a person's words and without secrets; <see langword="null"/> when the outbox was drained.
/// </param>
public readonly record struct DrainResult(bool Connected, int Published, string? Failure)
{
    /// <summary>Nothing was confirmed and something went wrong: wait before the next pass.</summary>
    public bool IsStuck => Failure is not null && Published == 0;
}

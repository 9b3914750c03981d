namespace ShelfEdge.Messaging.Outbox;

/// <summary>What one drain pass did.</summary>
/// <param name="Connected">True when this pass made a new connection.</param>
/// <param name="Published">Messages that the broker confirmed.</param>
/// <param name="Failure">
/// Why the pass ended early, in a person's words and without secrets; <see langword="null"/> when the outbox was drained.
/// </param>
/// <param name="Rejected">Messages that the broker refused for good and that are dead letters now.</param>
/// <param name="Rejection">Why the last of these was refused.</param>
public readonly record struct DrainResult(
    bool Connected, int Published, string? Failure, int Rejected = 0, string? Rejection = null)
{
    /// <summary>Nothing got through and something went wrong: wait before the next pass.</summary>
    public bool IsStuck => Failure is not null && Published + Rejected == 0;
}

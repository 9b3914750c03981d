namespace ShelfEdge.Core.Remote;

/// <summary>What is told of a command, to its sender and to whoever keeps the books. Immutable.</summary>
/// <param name="Kind">What was asked.</param>
/// <param name="Id">By which the sender knows it; <see langword="null"/> when it could not be read.</param>
/// <param name="By">Who asked; <see langword="null"/> when it could not be read.</param>
/// <param name="Outcome">How it ended, or stands.</param>
/// <param name="Reason">Why not, or what else is to be said.</param>
/// <param name="BegunAt">When it was taken; <see langword="null"/> when it never was.</param>
public sealed record CommandAccount(
    CommandKind Kind, string? Id, string? By, CommandOutcome Outcome, string? Reason, DateTimeOffset? BegunAt);

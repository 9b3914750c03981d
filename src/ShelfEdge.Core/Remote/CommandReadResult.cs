namespace ShelfEdge.Core.Remote;

/// <summary>What came of reading a command.</summary>
/// <param name="Command"><see langword="null"/> when it is refused.</param>
/// <param name="Id">Of the command, as far as it could be read, so that the sender knows which one is meant.</param>
/// <param name="Refusal">Why not, in one sentence; <see langword="null"/> when there is a command.</param>
public sealed record CommandReadResult(RemoteCommand? Command, string? Id, string? Refusal);

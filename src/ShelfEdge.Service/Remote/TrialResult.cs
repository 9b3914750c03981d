namespace ShelfEdge.Service.Remote;

/// <summary>How the newest trial ended.</summary>
/// <param name="CommandId">Of the command that brought it.</param>
/// <param name="IsKept">False when what was before stands again.</param>
/// <param name="Reason">Why it was put back.</param>
internal sealed record TrialResult(string CommandId, bool IsKept, string? Reason);

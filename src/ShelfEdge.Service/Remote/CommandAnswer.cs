using ShelfEdge.Core.Remote;

namespace ShelfEdge.Service.Remote;

/// <summary>What came of a command.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">Why not, or what else is to be said; <see langword="null"/> when nothing is.</param>
/// <param name="Result">A JSON object in UTF-8; <see langword="null"/> for none.</param>
internal sealed record CommandAnswer(CommandOutcome Outcome, string? Reason = null, byte[]? Result = null)
{
    public static CommandAnswer Refused(string reason) => new(CommandOutcome.Refused, reason);

    public static CommandAnswer Failed(string reason) => new(CommandOutcome.Failed, reason);
}

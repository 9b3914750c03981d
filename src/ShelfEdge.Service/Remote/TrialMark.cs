using ShelfEdge.Core.Remote;

namespace ShelfEdge.Service.Remote;

/// <summary>Says that something of a command is on trial, in a file that outlives the process.</summary>
/// <param name="Kind">Which of the applied files.</param>
/// <param name="CommandId">Of the command that brought it.</param>
/// <param name="WasReady">The box was ready when the command came.</param>
/// <param name="Starts">Times that the box was started with it.</param>
internal sealed record TrialMark(CommandKind Kind, string CommandId, bool WasReady, int Starts);

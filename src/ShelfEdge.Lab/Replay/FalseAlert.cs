using ShelfEdge.Core.Stock;

namespace ShelfEdge.Lab.Replay;

/// <summary>An alert that the truth does not bear out.</summary>
/// <param name="Seconds">Shop time from the start of the scenario.</param>
/// <param name="Position">Where.</param>
/// <param name="Kind">What it said.</param>
/// <param name="Standing">Units that truly stood there.</param>
internal sealed record FalseAlert(int Seconds, string Position, AlertKind Kind, int Standing);

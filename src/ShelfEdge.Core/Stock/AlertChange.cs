namespace ShelfEdge.Core.Stock;

/// <summary>What a step of <see cref="RestockPolicy"/> does to the alert of a position.</summary>
/// <param name="Phase">The phase it enters.</param>
/// <param name="Kind">Its kind from now on, or what it was when it is cleared.</param>
internal readonly record struct AlertChange(AlertPhase Phase, AlertKind Kind);

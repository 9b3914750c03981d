namespace ShelfEdge.Core.Alerts;

/// <summary>One line of the history: a step in the life of an alert or of a suppression. Exactly one of the two is there.</summary>
/// <param name="Number">From 1, rising; written twice, it is the same line.</param>
/// <param name="Alert">The alert as of this step.</param>
/// <param name="Suppression">The suppression as of this step: made, or lifted.</param>
public sealed record AlertEntry(long Number, Alert? Alert, Suppression? Suppression);

namespace ShelfEdge.Core.Kiosk;

/// <summary>What came of one way to rank.</summary>
/// <param name="Shown">Items that were shown, as far as they count.</param>
/// <param name="Taken">Of them, items that were tapped or bought; at most <paramref name="Shown"/>.</param>
public readonly record struct ArmCounts(int Shown, int Taken);

using ShelfEdge.Core.Stock;

namespace ShelfEdge.Lab.Replay;

/// <summary>What is true of a position at one moment.</summary>
/// <param name="Standing">Units in its facings.</param>
/// <param name="LowThreshold">At or under this many it is low.</param>
/// <param name="Sight">How well it can be seen.</param>
internal readonly record struct PositionTruth(int Standing, int LowThreshold, Sight Sight)
{
    /// <summary>Whether staff should be told; what is empty is low as well, where there is such a thing as low.</summary>
    public bool Has(AlertKind kind) => kind == AlertKind.Empty ? Standing == 0 : Standing <= LowThreshold;
}

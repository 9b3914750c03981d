namespace ShelfEdge.Core.Sight;

/// <summary>Where a frame was found in the reference view.</summary>
/// <param name="X">Shift to the right, in pixels of the grey picture.</param>
/// <param name="Y">Shift down.</param>
/// <param name="Share">Weight of the blocks that agree, of all that can be compared.</param>
/// <param name="IsFound">Enough blocks agree, along both axes, and no place further off fits better.</param>
/// <param name="IsFar">A place further off fits better.</param>
internal readonly record struct Placement(float X, float Y, float Share, bool IsFound, bool IsFar);

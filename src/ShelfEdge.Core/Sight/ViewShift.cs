namespace ShelfEdge.Core.Sight;

/// <summary>By how much the reference view has moved in a frame, so that it does not depend on the size of the frame.</summary>
/// <param name="X">To the right, as a share of the width of the frame.</param>
/// <param name="Y">Down, as a share of its height.</param>
public readonly record struct ViewShift(float X, float Y);

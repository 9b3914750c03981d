namespace ShelfEdge.Vision.Capture;

/// <summary>An opaque colour, 0 to 255 a channel.</summary>
public readonly record struct PaintColour(byte Red, byte Green, byte Blue);

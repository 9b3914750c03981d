namespace ShelfEdge.Vision.Capture;

/// <summary>How a child came to its end.</summary>
/// <param name="IsClean">It reached the end of its input and said so with exit code 0.</param>
/// <param name="Reason">In a person's words, without credentials.</param>
internal readonly record struct ChildEnd(bool IsClean, string Reason);

namespace ShelfEdge.Lab.Failures;

/// <summary>One picture of a failure.</summary>
/// <param name="File">Name in the folder of the index.</param>
/// <param name="Set">The set on which the model failed.</param>
/// <param name="Caption">One line of Markdown.</param>
internal sealed record FailurePicture(string File, string Set, string Caption);

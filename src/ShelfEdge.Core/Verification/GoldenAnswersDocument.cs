namespace ShelfEdge.Core.Verification;

/// <summary><c>expected.json</c> as it is written. The same as <see cref="GoldenAnswers"/>, with names in place of indices.</summary>
internal sealed record GoldenAnswersDocument(
    int Schema, string ModelSha256, float Score, IReadOnlyList<GoldenAnswersDocument.Image> Images)
{
    /// <summary>One picture.</summary>
    internal sealed record Image(string FileName, IReadOnlyList<Item> Detections);

    /// <summary>One detection.</summary>
    /// <param name="Bbox">Left, top, width and height in pixels.</param>
    /// <param name="Score">0 to 1.</param>
    /// <param name="Category">Class name of the model.</param>
    internal sealed record Item(IReadOnlyList<float> Bbox, float Score, string Category);
}

namespace ShelfEdge.Lab.Failures;

/// <summary>What <c>index.json</c> beside the pictures of failures says.</summary>
/// <param name="Model">Name and version of the model that failed.</param>
/// <param name="Graph">Its ONNX file.</param>
/// <param name="Pictures">The worst of each set first.</param>
internal sealed record FailureIndex(string Model, string Graph, IReadOnlyList<FailurePicture> Pictures);

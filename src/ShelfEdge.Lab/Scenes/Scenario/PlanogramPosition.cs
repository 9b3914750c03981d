namespace ShelfEdge.Lab.Scenes.Scenario;

/// <summary><c>Zone</c> holds points [x, y] in pixels of the camera's frame.</summary>
internal sealed record PlanogramPosition(
    string Id, string Shelf, string Sku, string Camera, IReadOnlyList<float[]> Zone, int Capacity, int LowThreshold);

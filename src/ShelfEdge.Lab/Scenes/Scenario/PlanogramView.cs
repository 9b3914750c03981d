namespace ShelfEdge.Lab.Scenes.Scenario;

internal sealed record PlanogramView(string Id, int WidthPixels, int HeightPixels);

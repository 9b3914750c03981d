namespace ShelfEdge.Lab.Scenes.Scenario;

internal sealed record PlanogramShelf(string Id, string Name);

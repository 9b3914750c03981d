namespace ShelfEdge.Lab.Scenes.Scenario;

internal sealed record PlanogramProduct(string Sku, string Name);

namespace ShelfEdge.Lab.Scenes.Scenario;

/// <summary>The planogram that fits a scenario, in the layout of <c>docs/schemas/planogram.schema.json</c>.</summary>
internal sealed record PlanogramDocument(
    int Schema,
    IReadOnlyList<PlanogramView> Cameras,
    IReadOnlyList<PlanogramShelf> Shelves,
    IReadOnlyList<PlanogramProduct> Products,
    IReadOnlyList<PlanogramPosition> Positions);

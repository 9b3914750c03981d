namespace ShelfEdge.Lab.Scenes.Scenario;

/// <summary>By position: facings on the shelf, and those of them that a shopper leaves in sight.</summary>
internal sealed record TruthFrame(int Frame, IReadOnlyList<int> Facings, IReadOnlyList<int> Visible);

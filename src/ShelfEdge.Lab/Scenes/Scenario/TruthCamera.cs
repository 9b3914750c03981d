namespace ShelfEdge.Lab.Scenes.Scenario;

/// <summary>The order of <c>Positions</c> is that of the counts in each frame.</summary>
internal sealed record TruthCamera(string Id, IReadOnlyList<string> Positions, IReadOnlyList<TruthFrame> Frames);

namespace ShelfEdge.Lab.Scenes.Scenario;

/// <summary>What truly stood on the shelves: <c>truth.json</c>.</summary>
internal sealed record TruthDocument(int Seed, double FramesPerSecond, IReadOnlyList<TruthCamera> Cameras);

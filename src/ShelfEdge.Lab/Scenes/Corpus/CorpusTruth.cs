namespace ShelfEdge.Lab.Scenes.Corpus;

/// <summary>What is true of a rendered scenario: its <c>truth.json</c>.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="FramesPerSecond">Of shop time.</param>
/// <param name="Cameras">Each with its frames.</param>
internal sealed record CorpusTruth(string Scenario, int Seed, double FramesPerSecond, IReadOnlyList<CorpusTruthCamera> Cameras);

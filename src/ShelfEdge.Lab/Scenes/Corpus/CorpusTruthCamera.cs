namespace ShelfEdge.Lab.Scenes.Corpus;

/// <summary>The order of <c>Positions</c> is that of the values in each frame.</summary>
internal sealed record CorpusTruthCamera(string Id, IReadOnlyList<string> Positions, IReadOnlyList<CorpusTruthFrame> Frames);

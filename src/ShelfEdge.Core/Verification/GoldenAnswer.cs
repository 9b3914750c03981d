using System.Collections.Immutable;

namespace ShelfEdge.Core.Verification;

/// <summary>What a model answers to one golden picture.</summary>
/// <param name="FileName">Of the picture, without a folder.</param>
/// <param name="Detections">By falling score, in pixels of the picture.</param>
public sealed record GoldenAnswer(string FileName, ImmutableArray<Detection.Detection> Detections);

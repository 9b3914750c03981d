using System.Collections.Immutable;

namespace ShelfEdge.Core.Verification;

/// <summary>What a model answers to its golden pictures, from <c>golden/expected.json</c>. Immutable.</summary>
/// <param name="ModelSha256">SHA-256 of the ONNX file that answered, 64 lower-case hexadecimal digits.</param>
/// <param name="Score">Detections of this score or more are listed; above 0, at most 1.</param>
/// <param name="Frames">By picture, each name once; 1 to <see cref="VerificationLimits.MaxFrames"/>.</param>
public sealed record GoldenAnswers(string ModelSha256, float Score, ImmutableArray<GoldenAnswer> Frames);

using System.Collections.Immutable;

namespace ShelfEdge.Core.Modelling;

/// <summary>What came of reading a manifest: the manifest, or every reason why there is none.</summary>
/// <param name="Manifest"><see langword="null"/> when there are errors.</param>
/// <param name="Errors">One sentence each, starting with the JSON path; empty when there is a manifest.</param>
public sealed record ModelManifestReadResult(ModelManifest? Manifest, ImmutableArray<string> Errors);

using System.Collections.Immutable;

namespace ShelfEdge.Core.Modelling;

/// <summary>Facts about a model that the code reads, from <c>models/NAME/manifest.json</c>. Immutable.</summary>
/// <param name="Name">Folder name, for logs and results.</param>
/// <param name="Classes">Class names by class index, at least one.</param>
public sealed record ModelManifest(string Name, ImmutableArray<string> Classes);

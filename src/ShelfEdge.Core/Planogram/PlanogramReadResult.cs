using System.Collections.Immutable;

namespace ShelfEdge.Core.Planogram;

/// <summary>What came of reading a planogram document: a planogram, or everything that is wrong with it.</summary>
/// <param name="Planogram"><see langword="null"/> exactly when there are errors.</param>
/// <param name="Errors">One sentence each, starting with the JSON path (<c>$.positions[3].sku: ...</c>), in the order of
/// the document. After <see cref="PlanogramLimits.Errors"/> of them one last entry says how many more there are.</param>
public sealed record PlanogramReadResult(Planogram? Planogram, ImmutableArray<string> Errors);

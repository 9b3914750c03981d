namespace ShelfEdge.Lab.Insight;

/// <summary>The file of rules that the box serves, see <c>docs/insight.md</c>.</summary>
/// <param name="Version">Of the format, 1.</param>
/// <param name="Rules">The strongest first.</param>
internal sealed record RulesDocument(int Version, IReadOnlyList<RuleEntry> Rules);

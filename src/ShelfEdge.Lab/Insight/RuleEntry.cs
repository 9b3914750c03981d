namespace ShelfEdge.Lab.Insight;

/// <summary>One rule of a <see cref="RulesDocument"/>; numbers as in <see cref="Core.Insight.AssociationRule"/>.</summary>
internal sealed record RuleEntry(IReadOnlyList<string> If, string Then, double Support, double Confidence, double Lift);

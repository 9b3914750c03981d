namespace ShelfEdge.Core.Alerts;

/// <summary>What one look says of a condition: it holds, it does not, or nobody can say.</summary>
/// <param name="Draft">The alert that it would be, with any id, phase and times; <see langword="null"/> when it does not hold.</param>
/// <param name="IsUnclear">Nobody can say: nothing is raised and nothing cleared.</param>
internal readonly record struct AlertSign(Alert? Draft, bool IsUnclear)
{
    public static AlertSign Gone => default;

    public static AlertSign Unclear => new(null, true);

    public static AlertSign Holds(Alert draft) => new(draft, false);
}

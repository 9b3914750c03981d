using System.Collections.Immutable;

namespace ShelfEdge.Core.Planogram;

/// <summary>Puts planograms of several cameras together.</summary>
public static class PlanogramUnion
{
    /// <summary>Adds what another planogram has: products that are known already stay as they are, all else must be new.</summary>
    /// <param name="planogram">Comes first.</param>
    /// <param name="other">Comes after it.</param>
    /// <param name="conflict">What both have, when the result is <see langword="null"/>.</param>
    public static Planogram? With(this Planogram planogram, Planogram other, out string? conflict)
    {
        conflict = Both("camera", planogram.Cameras, other.Cameras, camera => camera.Id.Value)
            ?? Both("fixture", planogram.Fixtures, other.Fixtures, fixture => fixture.Id.Value)
            ?? Both("shelf", planogram.Shelves, other.Shelves, shelf => shelf.Id.Value)
            ?? Both("position", planogram.Positions, other.Positions, position => position.Id.Value)
            ?? (planogram.Map is not null && other.Map is not null ? "has a map already" : null);
        var known = planogram.Products.Select(product => product.Sku).ToHashSet();
        return conflict is null
            ? new Planogram(
                planogram.Cameras.AddRange(other.Cameras),
                planogram.Shelves.AddRange(other.Shelves),
                [.. planogram.Products, .. other.Products.Where(product => !known.Contains(product.Sku))],
                planogram.Positions.AddRange(other.Positions))
            {
                Fixtures = planogram.Fixtures.AddRange(other.Fixtures),
                Map = planogram.Map ?? other.Map,
            }
            : null;
    }

    private static string? Both<T>(string kind, ImmutableArray<T> one, ImmutableArray<T> other, Func<T, string> id) =>
        one.Select(id).Intersect(other.Select(id), StringComparer.Ordinal).FirstOrDefault() is { } shared
            ? $"has a {kind} '{shared}' already"
            : null;
}

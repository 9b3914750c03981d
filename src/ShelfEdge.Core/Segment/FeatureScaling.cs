using System.Collections.Immutable;

namespace ShelfEdge.Core.Segment;

/// <summary>The scales of all features of a model, in their order. Immutable; safe to use from any thread.</summary>
public sealed record FeatureScaling(ImmutableArray<FeatureScale> Features)
{
    /// <summary>Learns the scale of every feature.</summary>
    /// <param name="table">At least one row.</param>
    /// <param name="names">As many as features.</param>
    /// <exception cref="ArgumentException">There are no rows or not as many names as features.</exception>
    public static FeatureScaling Fit(FeatureTable table, IReadOnlyList<string> names)
    {
        if (table.Count == 0 || names.Count != table.Width)
        {
            throw new ArgumentException($"{names.Count} names for {table.Count} rows of {table.Width} features", nameof(names));
        }

        return new FeatureScaling([.. names.Select((name, feature) => FeatureScale.Fit(name, table.Column(feature)))]);
    }

    /// <summary>Scales one row.</summary>
    /// <param name="features">As many as scales.</param>
    /// <param name="scaled">As long.</param>
    public void Apply(ReadOnlySpan<double> features, Span<double> scaled)
    {
        for (int i = 0; i < Features.Length; i++)
        {
            scaled[i] = Features[i].Apply(features[i]);
        }
    }

    /// <summary>A new table with every row scaled.</summary>
    public FeatureTable Apply(FeatureTable table)
    {
        double[] scaled = new double[table.Count * table.Width];
        for (int row = 0; row < table.Count; row++)
        {
            Apply(table.Row(row), scaled.AsSpan(row * table.Width, table.Width));
        }

        return new FeatureTable(scaled, table.Width);
    }
}

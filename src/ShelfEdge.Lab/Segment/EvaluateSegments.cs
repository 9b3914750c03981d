using System.Diagnostics;
using System.Globalization;
using ShelfEdge.Core.Segment;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Segment;

/// <summary>What <c>shelfedge-lab evaluate segments</c> does: groups any features and compares the groups with known ones.</summary>
/// <param name="Features">File of features.</param>
/// <param name="Columns">Used; empty for all but the label.</param>
/// <param name="Label">Column of the known groups; null for none.</param>
/// <param name="IsRaw">Whether the features are used as they are, without scaling.</param>
/// <param name="Rules">Clusters, restarts and seed.</param>
/// <param name="Jobs">Threads.</param>
internal sealed record EvaluateSegments(
    string Features, IReadOnlyList<string> Columns, string? Label, bool IsRaw, KMeansRules Rules, int Jobs)
{
    /// <exception cref="DataFileException">The file cannot be used or has too few rows.</exception>
    public void Run(TextWriter output, CancellationToken cancellation)
    {
        (IReadOnlyList<string> names, FeatureTable table, int[]? groups) = FeatureFile.Read(Features, Columns, Label);
        if (table.Count < Rules.Clusters)
        {
            throw new DataFileException($"{Features}: {table.Count} rows do not make {Rules.Clusters} segments");
        }

        FeatureTable points = IsRaw ? table : FeatureScaling.Fit(table, names).Apply(table);
        long started = Stopwatch.GetTimestamp();
        Clustering found = KMeans.Fit(
            points, Rules, new ParallelOptions { MaxDegreeOfParallelism = Jobs, CancellationToken = cancellation });
        TimeSpan took = Stopwatch.GetElapsedTime(started);
        double silhouette = Silhouette.Mean(points, found.Clusters.AsSpan(), Rules.Seed);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"rows {table.Count}  features {table.Width}  segments {Rules.Clusters}  inertia {found.Inertia:F6}  silhouette {silhouette:F4}  seconds {took.TotalSeconds:F3}"));
        if (groups is not null)
        {
            double index = AdjustedRandIndex.Of(groups, found.Clusters.AsSpan());
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"adjusted Rand index with {Label} {index:F4}"));
        }
    }
}

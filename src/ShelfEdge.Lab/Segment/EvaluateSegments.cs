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
/// <param name="Mixture">Also group them by a Gaussian mixture of this kind; null for K-means alone.</param>
/// <param name="Jobs">Threads.</param>
internal sealed record EvaluateSegments(
    string Features, IReadOnlyList<string> Columns, string? Label, bool IsRaw, KMeansRules Rules, CovarianceKind? Mixture, int Jobs)
{
    // A thousandth of a scaled feature's usual spread: smaller variances are rounding of the data.
    private const double LeastVariance = 1e-6;

    /// <exception cref="DataFileException">The file cannot be used or has too few rows.</exception>
    public void Run(TextWriter output, CancellationToken cancellation)
    {
        (IReadOnlyList<string> names, FeatureTable table, int[]? groups) = FeatureFile.Read(Features, Columns, Label);
        if (table.Count < Rules.Clusters)
        {
            throw new DataFileException($"{Features}: {table.Count} rows do not make {Rules.Clusters} segments");
        }

        FeatureTable points = IsRaw ? table : FeatureScaling.Fit(table, names).Apply(table);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Jobs, CancellationToken = cancellation };
        long started = Stopwatch.GetTimestamp();
        Clustering found = KMeans.Fit(points, Rules, parallel);
        TimeSpan took = Stopwatch.GetElapsedTime(started);
        double silhouette = Silhouette.Mean(points, found.Clusters.AsSpan(), Rules.Seed);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"rows {table.Count}  features {table.Width}  segments {Rules.Clusters}  inertia {found.Inertia:F6}  silhouette {silhouette:F4}  seconds {took.TotalSeconds:F3}"));
        WriteAgreement(output, groups, found.Clusters.AsSpan());
        if (Mixture is CovarianceKind kind)
        {
            GaussianMixture mixture = GaussianMixture.Fit(
                points, new MixtureRules(Rules.Clusters, kind, Rules.Restarts, Rules.Iterations, LeastVariance, Rules.Seed), parallel);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"mixture {kind}  log likelihood {mixture.LogLikelihood:F3}  BIC {mixture.BayesianInformation:F3}"));
            WriteAgreement(output, groups, mixture.Clusters.AsSpan());
        }
    }

    private void WriteAgreement(TextWriter output, int[]? groups, ReadOnlySpan<int> found)
    {
        if (groups is not null)
        {
            double index = AdjustedRandIndex.Of(groups, found);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"adjusted Rand index with {Label} {index:F4}"));
        }
    }
}

using System.Globalization;
using ShelfEdge.Core.Segment;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Segment;

/// <summary>What <c>shelfedge-lab train segments</c> does.</summary>
/// <param name="Source">Shoppers and their features.</param>
/// <param name="Output">Folder for the model.</param>
/// <param name="Segments">Wanted; null chooses the elbow of 1 to <paramref name="MaxSegments"/>.</param>
/// <param name="MaxSegments">Tried.</param>
/// <param name="Rules">How.</param>
/// <param name="FeaturesFile">Where to write the scaled features, without names of shoppers; null for nowhere.</param>
/// <param name="ChartFile">Where to write how the number was chosen, as a page; null for nowhere.</param>
/// <param name="Jobs">Threads.</param>
internal sealed record TrainSegments(
    SegmentSource Source, string Output, int? Segments, int MaxSegments, SegmentRules Rules, string? FeaturesFile, string? ChartFile, int Jobs)
{
    /// <summary>Writes the model and prints how the number of segments was chosen and what they are.</summary>
    /// <exception cref="DataFileException">The file cannot be used or has too few shoppers.</exception>
    public void Run(TextWriter output, CancellationToken cancellation)
    {
        (FeatureTable features, ItemReferences references) = Source.Read();
        string[] names = [.. ShopperFeatures.Names.Take(Source.Width)];
        int most = Segments ?? MaxSegments;
        if (features.Count < most)
        {
            throw new DataFileException($"{Source.Purchases}: {features.Count} shoppers do not make {most} segments");
        }

        FeatureScaling scaling = FeatureScaling.Fit(features, names);
        FeatureTable points = scaling.Apply(features);
        if (FeaturesFile is not null)
        {
            FeatureFile.Write(FeaturesFile, names, points);
        }

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Jobs, CancellationToken = cancellation };
        IEnumerable<int> counts = Segments is int wanted ? [wanted] : Enumerable.Range(1, MaxSegments);
        List<SegmentTrial> trials = [.. counts.Select(count => SegmentTraining.Try(points, count, Rules, parallel))];
        SegmentTrial chosen = SegmentTraining.Elbow(trials);
        WriteTrials(output, trials, chosen);
        if (ChartFile is not null)
        {
            SegmentChart.Write(ChartFile, trials, chosen);
        }

        int[] sizes = chosen.Clustering.Sizes();
        var model = new SegmentModel(
            scaling,
            chosen.Clustering.Centroids,
            [.. SegmentNaming.Name(chosen.Clustering.Centroids, scaling)
                .Select((name, segment) => new ShopperSegment(name, sizes[segment]))],
            references);
        new SegmentDirectory(Output).Write(model);
        SegmentProfile.Write(output, model, features, chosen.Clustering.Clusters.AsSpan());
    }

    private static void WriteTrials(TextWriter output, List<SegmentTrial> trials, SegmentTrial chosen)
    {
        output.WriteLine("| asked | segments | smallest | inertia | silhouette | stability | |");
        output.WriteLine("|---|---|---|---|---|---|---|");
        foreach (SegmentTrial trial in trials)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {trial.Asked} | {trial.Segments} | {trial.Clustering.Sizes().Min()} | {trial.Clustering.Inertia:F3} | {trial.Silhouette:F3} | {trial.Stability:F3} | {(trial == chosen ? "chosen" : "")} |"));
        }

        output.WriteLine();
    }
}

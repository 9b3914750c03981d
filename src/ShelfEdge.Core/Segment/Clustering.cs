using System.Collections.Immutable;

namespace ShelfEdge.Core.Segment;

/// <summary>Points in clusters.</summary>
/// <param name="Centroids">The mean of each cluster.</param>
/// <param name="Clusters">Of each point, an index into <paramref name="Centroids"/>.</param>
/// <param name="Inertia">Sum of the squared distances of the points from their centroids.</param>
/// <param name="Iterations">Times the centroids moved.</param>
public sealed record Clustering(FeatureTable Centroids, ImmutableArray<int> Clusters, double Inertia, int Iterations)
{
    /// <summary>Points of each cluster.</summary>
    public int[] Sizes()
    {
        int[] sizes = new int[Centroids.Count];
        foreach (int cluster in Clusters)
        {
            sizes[cluster]++;
        }

        return sizes;
    }
}

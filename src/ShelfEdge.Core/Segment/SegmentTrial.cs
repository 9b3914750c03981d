namespace ShelfEdge.Core.Segment;

/// <summary>What came of asking for a number of segments.</summary>
/// <param name="Asked">Segments asked for.</param>
/// <param name="Clustering">With as many centroids, or fewer if some were too small.</param>
/// <param name="Silhouette">See <see cref="Segment.Silhouette"/>; 0 for one segment.</param>
/// <param name="Stability">
/// Mean adjusted Rand index of two models of random halves of the shoppers, on all shoppers: near 1 when the segments do not depend
/// on who happened to shop.
/// </param>
public sealed record SegmentTrial(int Asked, Clustering Clustering, double Silhouette, double Stability)
{
    /// <summary>Segments that there are.</summary>
    public int Segments => Clustering.Centroids.Count;
}

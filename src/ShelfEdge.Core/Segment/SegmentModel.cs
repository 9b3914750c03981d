using System.Collections.Immutable;
using System.Text;

namespace ShelfEdge.Core.Segment;

/// <summary>Tells the segment of a shopper. It holds no shopper. Immutable; safe to use from any thread.</summary>
public sealed class SegmentModel
{
    /// <summary>Checks that the parts fit each other.</summary>
    /// <param name="scaling">Of the features.</param>
    /// <param name="centroids">Scaled; one for each segment. Not to be changed afterwards.</param>
    /// <param name="segments">Different names of 1 to <see cref="SegmentLimits.NameBytes"/> bytes of UTF-8.</param>
    /// <param name="references">Against which purchases are judged; null for none.</param>
    /// <exception cref="ArgumentException">The counts differ, or a name or number is not allowed.</exception>
    public SegmentModel(
        FeatureScaling scaling, FeatureTable centroids, ImmutableArray<ShopperSegment> segments, ItemReferences? references = null)
    {
        if (segments.Length is 0 or > SegmentLimits.Segments || centroids.Count != segments.Length)
        {
            throw new ArgumentException(
                $"{segments.Length} segments with {centroids.Count} centroids; 1 to {SegmentLimits.Segments} are allowed", nameof(segments));
        }

        if (centroids.Width != scaling.Features.Length)
        {
            throw new ArgumentException($"{scaling.Features.Length} scales for {centroids.Width} features", nameof(scaling));
        }

        foreach (FeatureScale scale in scaling.Features)
        {
            if (!double.IsFinite(scale.Median) || !(scale.Range > 0) || !double.IsFinite(scale.Range) || !IsName(scale.Name))
            {
                throw new ArgumentException($"{scale} is no scale", nameof(scaling));
            }
        }

        if (segments.Any(segment => segment.Size < 0 || !IsName(segment.Name))
            || segments.DistinctBy(segment => segment.Name).Count() != segments.Length)
        {
            throw new ArgumentException("a segment has no name, the name of another or a size below 0", nameof(segments));
        }

        Scaling = scaling;
        Centroids = centroids;
        Segments = segments;
        References = references ?? ItemReferences.None;
    }

    /// <summary>Of the features.</summary>
    public FeatureScaling Scaling { get; }

    /// <summary>Scaled; one for each segment.</summary>
    public FeatureTable Centroids { get; }

    /// <summary>By the index that <see cref="Find(ReadOnlySpan{double})"/> gives.</summary>
    public ImmutableArray<ShopperSegment> Segments { get; }

    /// <summary>Against which purchases are judged.</summary>
    public ItemReferences References { get; }

    /// <summary>The segment of a shopper, an index into <see cref="Segments"/>. Allocates nothing.</summary>
    /// <param name="tally">Of at least one visit, judged by <see cref="References"/>.</param>
    /// <param name="asOf">When it is asked.</param>
    /// <exception cref="ArgumentException">There are no visits, or the features are not those of <see cref="ShopperFeatures"/>.</exception>
    public int Find(ShopperTally tally, DateTimeOffset asOf)
    {
        Span<double> features = stackalloc double[SegmentLimits.Features];
        features = features[..Scaling.Features.Length];
        ShopperFeatures.Compute(tally, asOf, features);
        return Find(features);
    }

    /// <summary>The segment of a shopper, an index into <see cref="Segments"/>. Allocates nothing.</summary>
    /// <param name="features">As many as scales, unscaled.</param>
    /// <exception cref="ArgumentException">There are fewer or more.</exception>
    public int Find(ReadOnlySpan<double> features)
    {
        if (features.Length != Scaling.Features.Length)
        {
            throw new ArgumentException($"{features.Length} features; {Scaling.Features.Length} are needed", nameof(features));
        }

        Span<double> scaled = stackalloc double[SegmentLimits.Features];
        scaled = scaled[..features.Length];
        Scaling.Apply(features, scaled);
        return Distance.Nearest(Centroids, scaled).Row;
    }

    private static bool IsName(string name) => Encoding.UTF8.GetByteCount(name) is > 0 and <= SegmentLimits.NameBytes;
}

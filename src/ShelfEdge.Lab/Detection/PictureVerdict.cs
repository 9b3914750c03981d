using System.Collections.Immutable;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Lab.Detection;

/// <summary>How the detections of one picture that count agree with its boxes, at IoU .50.</summary>
/// <param name="Picture">The picture.</param>
/// <param name="Hits">Detections that took a box.</param>
/// <param name="Wrong">Detections that took none.</param>
/// <param name="Missed">True boxes that no detection took.</param>
internal sealed record PictureVerdict(
    LabelledPicture Picture, ImmutableArray<Box> Hits, ImmutableArray<Box> Wrong, ImmutableArray<Box> Missed)
{
    /// <summary>Harmonic mean of precision and recall, 0 to 1; 1 where nothing is and nothing was found.</summary>
    public double F1 => Hits.Length + Wrong.Length + Missed.Length == 0
        ? 1
        : 2.0 * Hits.Length / ((2 * Hits.Length) + Wrong.Length + Missed.Length);
}

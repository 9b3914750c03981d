using System.Collections.Immutable;
using ShelfEdge.Core.Sight;

namespace ShelfEdge.Lab.Replay;

/// <summary>A picture that was drawn and looked at.</summary>
/// <param name="Sample">By which its camera is judged.</param>
/// <param name="Detections">What the detector found.</param>
/// <param name="WidthPixels">Of the picture.</param>
/// <param name="HeightPixels">Of the picture.</param>
/// <param name="IsHidden">By position of the camera, whether a part of its zone is truly hidden.</param>
internal sealed record SeenPicture(
    SightSample Sample, ImmutableArray<Core.Detection.Detection> Detections, int WidthPixels, int HeightPixels, bool[] IsHidden);

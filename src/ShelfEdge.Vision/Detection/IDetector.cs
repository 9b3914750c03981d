using ShelfEdge.Core.Modelling;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Detection;

/// <summary>Finds products in a frame. Not safe for concurrent calls: buffers are reused from call to call.</summary>
public interface IDetector : IDisposable
{
    /// <summary>Facts of the loaded model.</summary>
    ModelManifest Manifest { get; }

    /// <summary>The most detections that one call can give.</summary>
    int MaxDetections { get; }

    /// <summary>
    /// Detects in <paramref name="frame"/>, which stays the caller's. Allocates nothing once a frame size has been seen.
    /// </summary>
    /// <param name="frame">The picture.</param>
    /// <param name="detections">Filled by falling score; needs room for <see cref="MaxDetections"/>.</param>
    /// <param name="timings">Time per stage.</param>
    /// <returns>How many detections were written.</returns>
    int Detect(Frame frame, Span<Core.Detection.Detection> detections, out DetectionTimings timings);

    /// <summary>
    /// Detects in <paramref name="frame"/> and gives the empty stretches of shelf that the model itself saw, always in the
    /// whole frame, never in its tiles.
    /// </summary>
    /// <param name="frame">The picture.</param>
    /// <param name="detections">Filled by falling score; needs room for <see cref="MaxDetections"/>.</param>
    /// <param name="gaps">Filled by falling score; needs room for <see cref="MaxDetections"/>, or is empty: none are asked for.</param>
    /// <param name="gapCount">How many gaps were written; 0 when the model knows none.</param>
    /// <param name="timings">Time per stage.</param>
    /// <returns>How many detections were written.</returns>
    int Detect(
        Frame frame,
        Span<Core.Detection.Detection> detections,
        Span<Core.Detection.Detection> gaps,
        out int gapCount,
        out DetectionTimings timings)
    {
        gapCount = 0;
        return Detect(frame, detections, out timings);
    }
}

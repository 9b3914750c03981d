using ShelfEdge.Core.Detection;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Pipeline;

/// <summary>What the stock loop takes in, in the order it happened: the result of a frame or a new state of a camera.</summary>
/// <param name="Result">Set for the result of a frame.</param>
/// <param name="Status">Set for a new state of a camera.</param>
internal readonly record struct StockInput(FrameDetections? Result, CameraStatus? Status)
{
    public static StockInput Of(FrameDetections result) => new(result, null);

    public static StockInput Of(CameraStatus status) => new(null, status);
}

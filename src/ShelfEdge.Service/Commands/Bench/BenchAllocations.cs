namespace ShelfEdge.Service.Commands.Bench;

/// <summary>
/// Managed bytes allocated per frame: medians, because a collection in the background adds to whichever frame it meets.
/// </summary>
/// <param name="Capture">Reading and decoding the picture file.</param>
/// <param name="Detection">Letterbox, inference, decoding and suppression.</param>
/// <param name="Stock">
/// The message to the stock stage, with its thumbnail of the frame, and what the stock stage makes of it.
/// </param>
internal sealed record BenchAllocations(double Capture, double Detection, double Stock);

using ShelfEdge.Service.Settings;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Commands.Detect;

/// <summary>What <c>shelfedge detect</c> was asked for.</summary>
/// <param name="Paths">Pictures and folders.</param>
/// <param name="Detector">Model, threads, threshold, tiles.</param>
/// <param name="OutFile">Where the list goes, if anywhere.</param>
/// <param name="AnnotationFile">COCO annotations whose picture ids go into the list, if any.</param>
/// <param name="DrawFolder">Where the annotated pictures go, if anywhere.</param>
/// <param name="Recognition">Gallery and recognizer, if products are to be recognized.</param>
internal sealed record DetectRequest(
    IReadOnlyList<string> Paths,
    DetectorOptions Detector,
    string? OutFile,
    string? AnnotationFile,
    string? DrawFolder,
    RecognitionOptions? Recognition);

using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Commands.Bench;

/// <summary>What <c>shelfedge bench</c> was asked for.</summary>
/// <param name="Detector">Model, threads, tiles.</param>
/// <param name="Image">Picture to read; <see langword="null"/> to draw one.</param>
/// <param name="Size">Size of the drawn picture.</param>
/// <param name="Frames">Frames that are measured.</param>
internal sealed record BenchRequest(DetectorOptions Detector, string? Image, PictureSize Size, int Frames);

namespace ShelfEdge.Core.Modelling;

/// <summary>Bounds of what a manifest, or the ONNX file in its place, may say.</summary>
internal static class ModelLimits
{
    public const int MaxClasses = 1000;
    public const int MaxClassNameLength = 64;
    public const int MinSidePixels = 32;
    public const int MaxSidePixels = 4096;
    public const int MaxDetections = 1000;
    public const int MaxRows = Detection.DetectionDecoder.MaxCandidates;
}

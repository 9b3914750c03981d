using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Commands.Doctor;

/// <summary>Loads the model, which compares its hash and shapes and runs it once.</summary>
internal static class ModelTrial
{
    public static Check Run(DetectorOptions options, TimeProvider time)
    {
        try
        {
            using var detector = OnnxDetector.Open(options, time);
            var manifest = detector.Manifest;
            return Check.Ok("model", $"{manifest.Name} {manifest.Version}, {manifest.Licence}, SHA-256 {manifest.Sha256[..12]}...");
        }
        catch (ModelException exception)
        {
            return Check.Failed("model", exception.Message);
        }
    }
}

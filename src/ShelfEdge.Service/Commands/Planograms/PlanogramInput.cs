using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Service.Commands.Planograms;

/// <summary>Reads planograms that the command line names.</summary>
internal static class PlanogramInput
{
    /// <exception cref="InvalidDataException">The file is no planogram; the message has one line for each error.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static Planogram Read(string path) =>
        Require(PlanogramFile.Read(InputFile.ReadBytes(path, PlanogramLimits.Bytes)), $"{path}: ");

    /// <summary>The planogram of a reading.</summary>
    /// <exception cref="InvalidDataException">There is none; the message has one line for each error.</exception>
    public static Planogram Require(PlanogramReadResult read, string prefix = "") =>
        read.Planogram ?? throw new InvalidDataException(
            string.Join(Environment.NewLine, read.Errors.Select(error => prefix + error)));

    /// <summary>The camera that is named, or the only one.</summary>
    /// <exception cref="InvalidDataException">There is no such camera, or none is named and there are several.</exception>
    public static PlanogramCamera FindCamera(Planogram planogram, string? id)
    {
        var found = id is null && planogram.Cameras.Length == 1
            ? planogram.Cameras[0]
            : planogram.Cameras.FirstOrDefault(camera => camera.Id.Value == id);
        var names = string.Join(", ", planogram.Cameras.Select(camera => camera.Id));
        return found ?? throw new InvalidDataException(id is null
            ? $"The planogram has the cameras {names}; name one with --camera."
            : $"The planogram has no camera '{id}'; it has {names}.");
    }
}

using System.Globalization;

namespace ShelfEdge.Service.Commands.Doctor;

/// <summary>Whether the data directory can be written and has room.</summary>
internal static class DiskTrial
{
    private const string Name = "disk";
    private const double MiB = 1024 * 1024;
    private const double LittleMiB = 1024;
    private const double TooLittleMiB = 64;

    public static Check Run(string dataDirectory)
    {
        try
        {
            Directory.CreateDirectory(dataDirectory);
            var probe = Path.Combine(dataDirectory, $".doctor-{Environment.ProcessId}");
            File.WriteAllBytes(probe, new byte[4096]);
            File.Delete(probe);
            var free = new DriveInfo(dataDirectory).AvailableFreeSpace / MiB;
            var detail = string.Create(CultureInfo.InvariantCulture, $"{dataDirectory}: can be written, {free:0} MiB free");
            return free < TooLittleMiB ? Check.Failed(Name, detail)
                : free < LittleMiB ? Check.Warning(Name, detail)
                : Check.Ok(Name, detail);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Check.Failed(Name, $"{dataDirectory}: {exception.Message}");
        }
    }
}

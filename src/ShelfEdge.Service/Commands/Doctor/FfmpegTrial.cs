using System.ComponentModel;
using System.Diagnostics;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Commands.Doctor;

/// <summary>Whether the program is there that reads network streams.</summary>
internal static class FfmpegTrial
{
    private const string Name = "ffmpeg";

    public static async Task<Check> RunAsync(IEnumerable<CameraOptions> cameras, CancellationToken cancellationToken)
    {
        var isNeeded = cameras.Any(camera =>
            CameraUri.TryParse(camera.Uri, out var uri, out _) && uri.Kind == SourceKind.Stream);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Name, ["-version"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return Check.Ok(Name, output.Split('\n')[0]);
        }
        catch (Win32Exception) when (!isNeeded)
        {
            return Check.Warning(Name, "not installed; no camera here needs it, but a network stream would");
        }
        catch (Win32Exception exception)
        {
            return Check.Failed(Name, $"cannot be started, and network streams need it: {exception.Message}");
        }
    }
}

using System.Diagnostics;
using System.Globalization;

namespace ShelfEdge.Testing.Capture;

/// <summary>
/// A real RTSP server (GStreamer's) on a free port of the loopback, in a process of its own. Serves colour bars:
/// grey, yellow, cyan, green, magenta, red, blue from the left.
/// </summary>
public sealed class RtspServer : IAsyncDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly Process _process;

    private RtspServer(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    /// <summary>Why no server can be started on this machine; <see langword="null"/> when one can.</summary>
    public static string? Missing { get; } = FindMissing();

    public int Port { get; }

    public string Uri => string.Create(CultureInfo.InvariantCulture, $"rtsp://127.0.0.1:{Port}/shelf");

    public static async Task<RtspServer> StartAsync(
        CancellationToken cancellationToken,
        int port = 0,
        int width = 320,
        int height = 240,
        int rate = 10,
        int keyframes = 5,
        (string User, string Password)? credentials = null)
    {
        List<string> arguments = [port.ToString(CultureInfo.InvariantCulture), $"{width}", $"{height}", $"{rate}", $"{keyframes}"];
        if (credentials is var (user, password))
        {
            arguments.AddRange([user, password]);
        }

        var process = Start(["-c", ReadScript(), .. arguments]);
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(cancellationToken)
                ?? throw new InvalidOperationException(
                    $"The RTSP server did not start: {await process.StandardError.ReadToEndAsync(cancellationToken)}");
            _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
            return new RtspServer(process, int.Parse(line, CultureInfo.InvariantCulture));
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    /// <summary>Stops the process where it is: connections stay open, nothing comes any more.</summary>
    public void Stall() => Signals.Send(_process.Id, "STOP");

    public void Resume() => Signals.Send(_process.Id, "CONT");

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Process Start(IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(Python, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    private static string? FindMissing()
    {
        if (!File.Exists(Python))
        {
            return "python3 is not installed";
        }

        using var probe = Start(
            ["-c", "import gi; gi.require_version('GstRtspServer', '1.0'); from gi.repository import GstRtspServer"]);
        probe.WaitForExit();
        return probe.ExitCode == 0
            ? null
            : "no RTSP server: install gir1.2-gst-rtsp-server-1.0 python3-gi gstreamer1.0-plugins-good gstreamer1.0-plugins-ugly";
    }

    private static string ReadScript()
    {
        using var stream = typeof(RtspServer).Assembly.GetManifestResourceStream("rtsp_server.py")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

using System.Globalization;
using System.Text;

namespace ShelfEdge.Vision.Capture;

/// <summary>What is run to read one stream.</summary>
/// <param name="Arguments">Program and arguments; safe to show, because they hold no address.</param>
/// <param name="Document">The ffconcat script for standard input; holds the address with its credentials.</param>
internal sealed record FfmpegCommand(IReadOnlyList<string> Arguments, string Document)
{
    // Files behind HTTP, which a server sends as fast as it can. Anything else is taken to be live: read as it comes.
    private static readonly string[] PlayedExtensions = [".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi"];

    /// <summary>Whether the address names a file with an end, not a live stream.</summary>
    public static bool IsFile(Uri address) =>
        address.Scheme is "http" or "https" && HasExtension(address, PlayedExtensions);

    public static FfmpegCommand Build(Uri address, CameraCredentials? credentials, CameraOptions options)
    {
        // HLS is live or not; read at its own rate it is neither hurried through nor held up.
        var isPaced = IsFile(address) || HasExtension(address, [".m3u8"]);
        List<string> arguments =
        [
            // Should the shell die first, the kernel ends ffmpeg: the shell has one thread, so its death is the signal.
            "setpriv", "--pdeathsig", "KILL", "--no-new-privs",
            "ffmpeg", "-hide_banner", "-nostdin", "-nostats", "-loglevel", "error",
        ];
        AddDecoding(arguments, options);
        if (isPaced)
        {
            arguments.Add("-re");
        }

        arguments.AddRange(
        [
            // The white list keeps a playlist from reading this box's files.
            "-f", "concat", "-safe", "0", "-protocol_whitelist", Protocols(address), "-i", "pipe:0",
            "-map", "0:v:0", "-an", "-sn", "-dn",
        ]);
        if (options.FrameInterval is { } interval)
        {
            // The fps filter would repeat frames of a source that gives fewer.
            var seconds = interval.TotalSeconds.ToString("0.####", CultureInfo.InvariantCulture);
            arguments.AddRange(["-vf", $@"select=isnan(prev_selected_t)+gte(t-prev_selected_t\,{seconds})"]);
        }

        arguments.AddRange(
        [
            // Each frame of uncompressed Targa says its own size and holds BGR rows from the top, as a Frame does.
            "-fps_mode", "passthrough", "-c:v", "targa", "-rle", "0", "-pix_fmt", "bgr24",
            "-f", "image2pipe", "-flush_packets", "1", "pipe:1",
        ]);
        return new FfmpegCommand(arguments, Script(address, credentials, options, isPaced));
    }

    private static void AddDecoding(List<string> arguments, CameraOptions options)
    {
        // One thread: several would each hold back a frame, which with key frames only means seconds.
        arguments.AddRange(["-threads", "1"]);
        arguments.AddRange(["-max_pixels", Invariant(options.MaxWidthPixels * (long)options.MaxHeightPixels)]);
        if (options.KeyframesOnly)
        {
            arguments.AddRange(["-skip_frame", "nokey"]);
        }

        if (options.HardwareDecoder is { } decoder)
        {
            arguments.AddRange(decoder.Contains('_') ? ["-c:v", decoder] : ["-hwaccel", decoder]);
        }
    }

    private static string Script(Uri address, CameraCredentials? credentials, CameraOptions options, bool isPaced)
    {
        var full = credentials is null
            ? address.AbsoluteUri
            : $"{address.Scheme}://{credentials.UserInfo}@{address.Authority}{address.PathAndQuery}";
        var script = new StringBuilder("ffconcat version 1.0\n");
        script.Append(CultureInfo.InvariantCulture, $"file '{full.Replace("'", "%27", StringComparison.Ordinal)}'\n");

        // By default ffmpeg watches a stream for 5 seconds before it gives the first frame.
        script.Append("option analyzeduration 500000\noption fpsprobesize 0");
        if (!isPaced)
        {
            // Motion JPEG carries no time, so FramesPerSecond needs the time of arrival.
            script.Append("\noption use_wallclock_as_timestamps 1");
        }

        if (address.Scheme is "rtsp" or "rtsps")
        {
            script.Append("\noption rtsp_transport tcp\noption allowed_media_types video");
        }

        if (address.Scheme == "https" && !options.AcceptAnyCertificate)
        {
            script.Append("\noption tls_verify 1");
        }

        return script.ToString();
    }

    private static string Protocols(Uri address) => address.Scheme switch
    {
        "rtsp" or "rtsps" => "pipe,rtp,tcp,tls",
        "rtmp" => "pipe,rtmp,tcp",
        _ => "pipe,http,https,httpproxy,tcp,tls,crypto",
    };

    private static bool HasExtension(Uri address, string[] extensions) =>
        extensions.Contains(Path.GetExtension(address.AbsolutePath), StringComparer.OrdinalIgnoreCase);

    private static string Invariant(long number) => number.ToString(CultureInfo.InvariantCulture);
}

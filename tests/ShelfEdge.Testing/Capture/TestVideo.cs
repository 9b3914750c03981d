using System.Diagnostics;
using System.Globalization;

namespace ShelfEdge.Testing.Capture;

/// <summary>Makes videos with ffmpeg.</summary>
public static class TestVideo
{
    /// <summary>Why no video can be made or read on this machine; <see langword="null"/> when it can.</summary>
    public static string? Missing { get; } =
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(d => File.Exists(Path.Combine(d, "ffmpeg")))
            ? null
            : "ffmpeg is not installed";

    /// <summary>
    /// H.264, left half red and right half blue, ten frames a second with a key frame every five. The container follows the
    /// extension; <c>.m3u8</c> gives HLS of one-second segments.
    /// </summary>
    public static void MakeRedBlue(string path, int seconds, int width = 320, int height = 240) => Run([
        "-f", "lavfi", "-i", $"color=red:s={width / 2}x{height}:r=10:d={seconds}",
        "-f", "lavfi", "-i", $"color=blue:s={width / 2}x{height}:r=10:d={seconds}",
        "-filter_complex", "hstack", "-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-pix_fmt", "yuv420p",
        "-g", "5", .. Container(path), path]);

    /// <summary>Frame n of the video is grey of level <see cref="CounterLevel"/>(n), at ten frames a second; at most 50 frames.</summary>
    public static void MakeCounter(string path, int frames) => Run(
        "-f", "lavfi", "-i",
        string.Create(
            CultureInfo.InvariantCulture, $"nullsrc=s=64x48:r=10:d={frames / 10.0},geq=lum='16+4*N':cb=128:cr=128"),
        "-c:v", "libx264", "-preset", "ultrafast", "-qp", "5", "-g", "10", "-pix_fmt", "yuv420p", path);

    /// <summary>Grey level of frame <paramref name="index"/>, give or take 2: video range stretched to full range.</summary>
    public static int CounterLevel(int index) => (int)Math.Round(4 * index * 255 / 219.0);

    private static string[] Container(string path) => Path.GetExtension(path) switch
    {
        ".m3u8" => ["-f", "hls", "-hls_time", "1", "-hls_list_size", "0"],
        ".mp4" => ["-movflags", "+faststart"],
        _ => [],
    };

    private static void Run(params string[] arguments)
    {
        using var process = Process.Start("ffmpeg", ["-y", "-nostdin", "-loglevel", "error", .. arguments]);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"ffmpeg ended with code {process.ExitCode}.");
        }
    }
}

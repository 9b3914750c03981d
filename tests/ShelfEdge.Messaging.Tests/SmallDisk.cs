using System.Diagnostics;

namespace ShelfEdge.Messaging.Tests;

/// <summary>A file system of its own in memory that can be filled and made read-only. Needs root.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TempFolder _folder = new();

    private SmallDisk()
    {
    }

    public string Path => _folder.Path;

    /// <summary>Skips the test where file systems may not be mounted.</summary>
    public static SmallDisk MountOrSkip(int mebibytes = 1)
    {
        var disk = new SmallDisk();
        if (!Run("mount", "-t", "tmpfs", "-o", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"size={mebibytes}m"), "tmpfs", disk.Path))
        {
            disk._folder.Dispose();
            Assert.Skip("mounting a small file system needs root");
        }

        return disk;
    }

    /// <summary>Another program takes all the room that is left, as a log does that nobody turns over.</summary>
    public void Fill()
    {
        using var ballast = File.OpenWrite(System.IO.Path.Combine(Path, "ballast"));
        ballast.Seek(0, SeekOrigin.End);
        try
        {
            while (true)
            {
                ballast.Write(new byte[4096]);
                ballast.Flush();
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    /// <summary>What the other program took is free again.</summary>
    public void Free() => File.Delete(System.IO.Path.Combine(Path, "ballast"));

    public void MakeReadOnly() => Assert.True(Run("mount", "-o", "remount,ro", Path));

    public void Dispose()
    {
        Run("umount", "-l", Path);
        _folder.Dispose();
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
